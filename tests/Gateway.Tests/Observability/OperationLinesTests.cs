using System.Text;
using System.Text.Json.Nodes;
using Graph.Gateway.Http;
using Graph.Gateway.Observability;
using Graph.GraphQL.Execution;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Observability;

public sealed class OperationLinesTests : IDisposable
{
    private const string Hash = "0e4a8f9218e1eee5b3e96b8ad146605666e2d8341fcd9e43f2b958a8e2803e01";

    private readonly MemoryStream output = new();
    private readonly ILoggerFactory factory;

    public OperationLinesTests() => factory = LoggerFactory.Create(logging =>
        logging.AddProvider(new JsonLogs(new LineOutput(output), new StoppedClock(DateTimeOffset.UnixEpoch))));

    [Fact]
    public void What_is_logged_while_an_operation_runs_has_its_name_and_the_hash_of_its_document_and_no_variable()
    {
        var logger = factory.CreateLogger<OperationObserver>();
        var ended = new OperationObserver(logger, tellsClients: false, slow: TimeSpan.FromHours(1), metrics: null).Observe(new GraphQLRequest
        {
            Query = "query Name { __typename }",
            OperationName = "Name",
            Variables = new Dictionary<string, object?> { ["secret"] = "S3CRET" },
        });
        Assert.NotNull(ended);
        logger.LogInformation("Meanwhile");

        Assert.Equal(
            $$"""{"timestamp":"1970-01-01T00:00:00.000Z","level":"INFO","category":"Graph.Gateway.Http.OperationObserver","message":"Meanwhile","operation":"Name","hash":"{{Hash}}"}""" + "\n",
            Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task A_slow_operation_is_a_line_with_the_ids_of_its_request()
    {
        await using var server = await GatewayServer.Start(
            new JsonLogs(new LineOutput(output), TimeProvider.System), GatewayServer.Development, "--GraphQL:SlowOperationMilliseconds=0");

        using var answer = await server.Send(
            "GET", "/graphql?query=query%20Name%20%7B%20__typename%20%7D&operationName=Name", ("Accept", "application/json"), ("X-Request-Id", "r-1"), ("X-Correlation-Id", "c-1"));

        var line = Encoding.UTF8.GetString(output.ToArray()).Split('\n').Single(line => line.Contains("Slow operation", StringComparison.Ordinal));
        var members = JsonNode.Parse(line)!;
        Assert.Equal(
            ("WARN", "Name", Hash, 0, "r-1", "c-1"),
            ((string)members["level"]!, (string)members["operation"]!, (string)members["hash"]!, (int)members["reads"]!, (string)members["requestId"]!, (string)members["correlationId"]!));
    }

    public void Dispose() => factory.Dispose();
}
