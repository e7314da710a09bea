using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Functions.Hosting;
using Graph.LocalDev.Lambda;
using Graph.LocalDev.WebSockets;
using Graph.Testing;
using Microsoft.Extensions.Logging;
using static Graph.LocalDev.Tests.Lambda.Outcomes;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>
/// Events that are like AWS's and are not: whatever comes, a function answers or fails as AWS documents it, in one process that never
/// has to be replaced.
/// </summary>
[Collection(SeededSystem.Collection)]
public sealed class EventFuzzTests(SeededSystem system)
{
    private const int Events = 200;

    private const string Samples = "tests/Lambda.Tests/Events/Samples";

    private const string Query = """
        {
          "version": "2.0", "routeKey": "$default", "rawPath": "/graphql", "rawQueryString": "",
          "headers": { "content-type": "application/json", "host": "x" },
          "requestContext": { "http": { "method": "POST", "path": "/graphql", "protocol": "HTTP/1.1", "sourceIp": "203.0.113.9" } },
          "body": "{\"query\":\"{ __typename }\"}", "isBase64Encoded": false
        }
        """;

    private static readonly string s_connect = File.ReadAllText(Repository.PathOf(Samples, "web-socket-connect.json"));

    [Fact]
    public Task Api_answers_or_refuses_whatever_comes() => Try(FunctionNames.Api, Query, """{"statusCode":200,""");

    [Fact]
    public Task WebSocket_answers_or_refuses_whatever_comes() =>
        Try(FunctionNames.WebSocket, s_connect, """{"statusCode":200,"headers":{"Sec-WebSocket-Protocol":"graphql-transport-ws"}""");

    /// <param name="good">An event that it answers so.</param>
    private async Task Try(string name, string good, string answer)
    {
        var logs = new LogLines();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs));
        // Of its connections none is there, so that what functions send to them is gone.
        await using var sockets = await WebSocketApi.Start(new WebSocketApiOptions { Function = (_, _) => throw new InvalidOperationException() });
        await using var functions = new FunctionsOnLambda(
            LambdaSystem.VariablesOf(system.Gateway, system.DynamoDb, sockets.Endpoint), LambdaSystem.Region, loggers);
        var function = functions[name];
        await AnswersTheGoodOne();
        byte[][] samples =
        [
            .. Repository.Files(Samples, ".json").Select(file => File.ReadAllBytes(Repository.PathOf(file))),
            .. Enumerable.Repeat(Encoding.UTF8.GetBytes(good), 10),
        ];

        for (var seed = 1; seed <= Events; seed++)
        {
            var payload = EventMutations.Of(samples[seed % samples.Length], new Random(seed));
            var outcome = await function.Invoke(payload);
            Assert.True(IsDocumented(outcome), $"Seed {seed}: {Encoding.UTF8.GetString(payload)}\n{outcome}");
        }

        await AnswersTheGoodOne();
        Assert.Equal(1, function.Processes);
        Assert.DoesNotContain(logs.All, line => line.Contains("its process is replaced", StringComparison.Ordinal));

        async Task AnswersTheGoodOne()
        {
            var outcome = await function.Invoke(Encoding.UTF8.GetBytes(good));
            Assert.True(outcome is InvocationOutcome.Answered, string.Join('\n', logs.All));
            Assert.StartsWith(answer, Answer(outcome), StringComparison.Ordinal);
        }
    }

    /// <summary>An answer has a status; a failure says what it is.</summary>
    private static bool IsDocumented(InvocationOutcome outcome) => outcome switch
    {
        InvocationOutcome.Answered answered => JsonNode.Parse(answered.Payload.Span)?["statusCode"]?.GetValueKind() == JsonValueKind.Number,
        InvocationOutcome.Failed failed =>
            !failed.Type.StartsWith("Runtime.", StringComparison.Ordinal)
            && !failed.Type.StartsWith("Sandbox.", StringComparison.Ordinal)
            && JsonNode.Parse(failed.Payload.Span) is { } error
            && (string?)error["errorType"] == failed.Type
            && error["errorMessage"]?.GetValueKind() == JsonValueKind.String
            && error["stackTrace"] is JsonArray,
        _ => false,
    };
}
