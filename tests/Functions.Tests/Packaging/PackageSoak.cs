using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Graph.Build;
using Graph.DynamoDb;
using Graph.DynamoDb.Paging;
using Graph.Functions.Definitions;
using Graph.Functions.Hosting;
using Graph.Lambda.Events;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Streams;
using Graph.Resolvers;
using Graph.Resolvers.Orders;
using Graph.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Graph.Functions.Tests.Packaging;

/// <summary>Makes each package, and runs all its functions as Lambda does, over DynamoDB Local.</summary>
[Trait("Category", "Soak")]
public sealed class PackageSoak(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>In MB, of the 256 that a function has.</summary>
    private const int MostMemory = 150;

    private const string NoFailures = """{"batchItemFailures":[]}""";

    private const string Import = """
        mutation { importOrder(input: { reference: "P-1", items: [{ productCode: "X1", totalPrice: "6" }],
          contact: { email: "packaged@example.com", name: "Pat Packaged" } }) { order { reference customer { name } } userErrors { message } } }
        """;

    private const string Imported = """{"data":{"importOrder":{"order":{"reference":"P-1","customer":{"name":"Pat Packaged"}},"userErrors":[]}}}""";

    private const string UnknownTransaction = """
        {"Records":[{"messageId":"m1","receiptHandle":"r","body":"{\"transactionId\":\"unknown\"}","attributes":{"MessageGroupId":"g"},
        "messageAttributes":{},"md5OfBody":"","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:1:q","awsRegion":"eu-central-1"}]}
        """;

    private const string Connect = """
        {"headers":{"Host":"api.example","Sec-WebSocket-Protocol":"graphql-transport-ws"},"requestContext":{"routeKey":"$connect","eventType":"CONNECT",
        "connectionId":"c1=","stage":"dev","domainName":"api.example","apiId":"a","requestId":"r","connectedAt":1893553445000,
        "requestTimeEpoch":1893553445012,"messageDirection":"IN","extendedRequestId":"r"},"isBase64Encoded":false}
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("package");
    private readonly string _stage = $"t{Guid.NewGuid():N}"[..13];
    private DynamoDbLocal _database = null!;

    public async Task InitializeAsync() => _database = await DynamoDbLocal.Start();

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <param name="most">In bytes, zipped.</param>
    [Theory]
    [InlineData("", 17_800_000)]
    [InlineData("--aot", 12_000_000)]
    public async Task A_package_is_small_and_each_of_its_functions_answers(string option, long most)
    {
        Assert.Equal(0, await PackageCommand.Create().Parse(option.Split(' ', StringSplitOptions.RemoveEmptyEntries)).InvokeAsync());
        var package = Repository.PathOf("artifacts", "graph.zip");
        output.WriteLine($"{new FileInfo(package).Length} bytes");
        Assert.InRange(new FileInfo(package).Length, 0, most);
        ZipFile.ExtractToDirectory(package, _folder.FullName);
        await using var functions = new PackagedFunctions(_folder.FullName, _database.Endpoint, _stage);

        await AssertThatAllAnswer(functions);

        var memory = FunctionDefinitions.All.ToDictionary(function => function.Name, function => functions.PeakMemory(function.Name));
        foreach (var (name, peak) in memory)
            output.WriteLine($"{name}: {peak:0.0} MB at its peak");
        Assert.All(memory.Values, peak => Assert.InRange(peak, 1, MostMemory));
    }

    private async Task AssertThatAllAnswer(PackagedFunctions functions)
    {
        var change = await ImportOrder(functions);
        Assert.Equal(NoFailures, await functions.Invoke(FunctionNames.OrderStream, change));
        Assert.Equal(NoFailures, await functions.Invoke(FunctionNames.FanOut, change));
        Assert.Equal(NoFailures, await functions.Invoke(FunctionNames.SquareWebhookProcessor, change));
        Assert.Equal(NoFailures, await functions.Invoke(FunctionNames.ProcessTransaction, UnknownTransaction));
        foreach (var schedule in new[] { FunctionNames.SweepTransactions, FunctionNames.SweepSquareWebhooks, FunctionNames.RefreshSquareTokens })
            Assert.Equal("{}", await functions.Invoke(schedule, "{}"));
        Assert.Contains("\"Sec-WebSocket-Protocol\":\"graphql-transport-ws\"", await functions.Invoke(FunctionNames.WebSocket, Connect), StringComparison.Ordinal);
        Assert.Equal(400, StatusOf(await functions.Invoke(FunctionNames.SquareOAuthCallback, Request("GET", "/auth/error?error=access_denied"))));
        Assert.Equal(401, StatusOf(await functions.Invoke(FunctionNames.SquareWebhook, Request("POST", "/api/webhooks/square", "{}"))));
    }

    /// <summary>By the function api.</summary>
    /// <returns>What the stream of the table says of it.</returns>
    private async Task<string> ImportOrder(PackagedFunctions functions)
    {
        var database = new Database(
            DynamoDbClientFactory.Create(_database.Endpoint), new DatabaseOptions { Stage = _stage, CursorKey = CursorKey.ForThisProcess() });
        await database.CreateTables(Slices.Tables);
        var changes = new TaskCompletionSource<DynamoDbStreamEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stream = await StreamPump.StartAtEnd(
            new StreamsClient(_database.Endpoint),
            OrdersTable.Definition.NameIn(_stage),
            (change, _) =>
            {
                changes.TrySetResult(change);
                return Task.FromResult(BatchResponse.AllDone);
            },
            NullLogger<StreamPump>.Instance);

        var answer = await functions.Invoke(FunctionNames.Api, Request("POST", "/graphql", new JsonObject { ["query"] = Import }.ToJsonString()));

        Assert.Equal(200, StatusOf(answer));
        Assert.Equal(Imported, (string?)JsonNode.Parse(answer)!["body"]);
        return Encoding.UTF8.GetString(EventJson.Write(await changes.Task.WaitAsync(s_patience)));
    }

    private static int StatusOf(string answer) => (int)JsonNode.Parse(answer)!["statusCode"]!;

    private static string Request(string method, string pathAndQuery, string? body = null)
    {
        var (path, query) = pathAndQuery.Split('?') is [var before, var after] ? (before, after) : (pathAndQuery, "");
        return new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = $"{method} {path}",
            ["rawPath"] = path,
            ["rawQueryString"] = query,
            ["headers"] = new JsonObject { ["content-type"] = "application/json", ["host"] = "api.example" },
            ["requestContext"] = new JsonObject
            {
                ["domainName"] = "api.example",
                ["http"] = new JsonObject { ["method"] = method, ["path"] = path, ["protocol"] = "HTTP/1.1", ["sourceIp"] = "203.0.113.9" },
                ["requestId"] = "r1",
                ["stage"] = "$default",
            },
            ["body"] = body,
            ["isBase64Encoded"] = false,
        }.ToJsonString();
    }
}
