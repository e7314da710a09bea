using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Graph.DynamoDb;
using Graph.Functions.Definitions;
using Graph.Functions.Hosting;
using Graph.Functions.Tests.Template;
using Graph.Gateway.Observability;
using Graph.Lambda.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Tests.Hosting;

/// <summary>Of which whole a line is a part that a function logs.</summary>
public sealed class CorrelationTests
{
    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();

    [Theory]
    [InlineData("order-7", "order-7")]
    [InlineData("not fit\nfor logs", "aws-1")]
    [InlineData(null, "aws-1")]
    public async Task A_message_says_it_or_else_the_invocation(string? given, string logged)
    {
        var message = new JsonObject
        {
            ["messageId"] = "m-1",
            ["receiptHandle"] = "r-1",
            ["body"] = "no transaction",
            ["attributes"] = new JsonObject(),
            ["eventSourceARN"] = "arn:aws:sqs:eu-central-1:123456789012:graph-transactions-dev.fifo",
        };
        if (given is not null)
            message["messageAttributes"] = new JsonObject { ["correlationId"] = new JsonObject { ["dataType"] = "String", ["stringValue"] = given } };

        var line = Assert.Single(await Logged(FunctionNames.ProcessTransaction, new JsonObject { ["Records"] = new JsonArray(message) }));

        Assert.Equal(
            ("Message m-1 names no transaction; it is dropped.", logged, "aws-1"), ((string?)line["message"], (string?)line["correlationId"], (string?)line["awsRequestId"]));
    }

    [Theory]
    [InlineData("call-7", "call-7")]
    [InlineData("<script>", "aws-1")]
    [InlineData(null, "aws-1")]
    public async Task A_request_says_it_or_else_the_invocation(string? given, string logged)
    {
        var request = new JsonObject
        {
            ["routeKey"] = "GET /api/auth/square/connect",
            ["rawPath"] = "/api/auth/square/connect",
            ["rawQueryString"] = "state=s",
        };
        if (given is not null)
            request["headers"] = new JsonObject { ["x-correlation-id"] = given };

        var line = Assert.Single(await Logged(FunctionNames.SquareOAuthCallback, request));

        Assert.StartsWith("GET /api/auth/square/connect failed:", (string?)line["message"], StringComparison.Ordinal);
        Assert.Equal((logged, "aws-1"), ((string?)line["correlationId"], (string?)line["awsRequestId"]));
    }

    /// <summary>What the function logs of the event while the database refuses everything.</summary>
    private static async Task<JsonNode[]> Logged(string name, JsonObject payload)
    {
        using var output = new MemoryStream();
        var lines = new LineOutput(output);
        var definition = FunctionDefinitions.All.Single(function => function.Name == name);
        var settings = FunctionSettingsValues.Of(Stack.Whole(s_template, "prod"), definition, trustedDocuments: "");
        settings.Remove("OpenTelemetry:Endpoint");
        await using var services = FunctionServices.Create(name, settings, replaced => replaced
            .AddSingleton(DynamoDbClientFactory.Create(new Uri("http://localhost:1"), new Refusing()))
            .AddSingleton<ILoggerProvider>(new JsonLogs(lines, TimeProvider.System)));
        var hooks = new RuntimeHooks();
        var metrics = new Metrics(new LineOutput(Stream.Null), TimeProvider.System, "prod", name);
        new InvocationObserver(services.GetRequiredService<ILogger<InvocationObserver>>(), metrics, export: null).Attach(hooks);
        var invocation = new Invocation { RequestId = "aws-1", Payload = Encoding.UTF8.GetBytes(payload.ToJsonString()), Deadline = DateTimeOffset.MaxValue };

        hooks.Begun!(invocation);
        await Handlers.Create(name, services)!(invocation, CancellationToken.None);
        hooks.Ended!(invocation);

        return [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private sealed class Refusing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                RequestMessage = request,
                Content = new StringContent("""{"__type":"com.amazon.coral.service#AccessDeniedException","message":"No."}"""),
            });
    }
}
