using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Serverless;

/// <summary>What is deployed, run by an emulator of Lambda that others made.</summary>
[Collection(SeededSystem.Collection)]
public sealed class BootstrapTests(SeededSystem system)
{
    private const string HttpEvent = """
        {
          "version": "2.0", "routeKey": "$default", "rawPath": "/graphql", "rawQueryString": "",
          "headers": { "content-type": "application/json", "host": "abc123.execute-api.eu-west-1.amazonaws.com" },
          "requestContext": {
            "http": { "method": "POST", "path": "/graphql", "protocol": "HTTP/1.1", "sourceIp": "203.0.113.9" }, "stage": "$default"
          },
          "body": "{\"query\":\"{ __typename }\"}", "isBase64Encoded": false
        }
        """;

    private const string QueueEvent = """
        {
          "Records": [
            {
              "messageId": "m1", "receiptHandle": "r", "body": "{\"transactionId\":\"no-such-transaction\"}",
              "attributes": { "ApproximateReceiveCount": "1", "MessageGroupId": "g" }, "messageAttributes": {}, "md5OfBody": "x",
              "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:q", "awsRegion": "eu-west-1"
            }
          ]
        }
        """;

    [Fact]
    public async Task It_answers_requests_and_messages_and_goes_on_after_a_failure()
    {
        using var bootstrap = Bootstrap.OfBuild();

        await Try(bootstrap);
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task As_published_it_does_the_same()
    {
        using var bootstrap = await Bootstrap.Publish();

        await Try(bootstrap);
    }

    private async Task Try(Bootstrap bootstrap)
    {
        await using var api = await bootstrap.Run("api", system);
        await using var queue = await bootstrap.Run("processTransaction", system);

        await AnswersRequests();
        foreach (var malformed in new[] { """{"event":[1]}""", """{"event":{}}""", """{"text":"{nonsense"}""" })
        {
            var failure = await api.Ask(JsonNode.Parse(malformed)!.AsObject());
            Assert.Equal((200, true), ((int)failure["status"]!, failure["error"] is not null));
            Assert.Equal("MalformedEventException", (string?)failure["payload"]!["errorType"]);
            Assert.StartsWith("This is no payload of HTTP", (string?)failure["payload"]!["errorMessage"], StringComparison.Ordinal);
            Assert.NotEmpty(failure["payload"]!["stackTrace"]!.AsArray());
        }
        await AnswersRequests();

        await AnswersMessages();
        var refused = await queue.Ask(new JsonObject { ["event"] = new JsonObject { ["Records"] = 1 } });
        Assert.Equal("MalformedEventException", (string?)refused["payload"]!["errorType"]);
        await AnswersMessages();

        async Task AnswersRequests()
        {
            var answer = await api.Ask(new JsonObject { ["event"] = JsonNode.Parse(HttpEvent) });
            Assert.Equal((200, null), ((int)answer["payload"]!["statusCode"]!, (string?)answer["error"]));
            Assert.Equal("""{"data":{"__typename":"Query"}}""", (string?)answer["payload"]!["body"]);
        }

        async Task AnswersMessages()
        {
            var answer = await queue.Ask(new JsonObject { ["event"] = JsonNode.Parse(QueueEvent) });
            Assert.Equal("""{"status":200,"payload":{"batchItemFailures":[]}}""", answer.ToJsonString());
        }
    }
}
