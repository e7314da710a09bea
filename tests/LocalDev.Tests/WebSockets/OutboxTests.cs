using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Graph.Functions.Subscriptions;
using Graph.Gateway.Aws;
using Graph.GraphQL.Errors;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>No message is larger than API Gateway takes, whatever it would say.</summary>
public sealed class OutboxTests : IDisposable
{
    private static readonly RequestSigner s_signer = new(
        _ => Task.FromResult(new ImmutableCredentials("local", "no secret", null)), "eu-west-1", "execute-api", TimeProvider.System);

    private readonly Sent sent = new();
    private readonly ConnectionsApi connections;
    private readonly Outbox outbox;

    public OutboxTests()
    {
        connections = new ConnectionsApi(new Uri("https://api.example/dev"), s_signer, TimeProvider.System, NullLogger<ConnectionsApi>.Instance, sent);
        outbox = new Outbox(connections);
    }

    public void Dispose() => connections.Dispose();

    [Theory]
    [InlineData("1", """{"id":"1","type":"next","payload":}""", 0)]
    [InlineData("1", """{"id":"1","type":"next","payload":}""", 1)]
    [InlineData("\"\u0001ä", """{"id":"\"\u0001ä","type":"next","payload":}""", 0)]
    [InlineData("\"\u0001ä", """{"id":"\"\u0001ä","type":"next","payload":}""", 1)]
    public async Task A_response_goes_out_up_to_the_last_byte_that_is_taken(string id, string around, int beyond)
    {
        var length = ConnectionsApi.LargestMessage - Encoding.UTF8.GetByteCount(around) + beyond;
        var response = Encoding.UTF8.GetBytes($"\"{new string('x', length - 2)}\"");

        var isSent = await outbox.SendNext("c1=", id, response, CancellationToken.None);

        var message = sent.Message();
        Assert.Equal(beyond == 0, isSent);
        Assert.Equal((id, beyond == 0 ? "next" : "error"), ((string)message["id"]!, (string)message["type"]!));
        Assert.Equal(beyond > 0, message["payload"]!.ToJsonString().Contains("RESPONSE_TOO_LARGE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_more_errors_than_are_taken_the_first_are_told()
    {
        GraphQLError[] errors = [.. Enumerable.Range(0, 1000).Select(i => new GraphQLError($"{i} {new string('x', 1000)}", "SOME_CODE"))];

        await outbox.SendError("c1=", "1", errors, CancellationToken.None);

        var message = sent.Message();
        var told = message["payload"]!.AsArray();
        Assert.Equal(("1", "error", 62 + 1), ((string)message["id"]!, (string)message["type"]!, told.Count));
        Assert.Equal(Enumerable.Range(0, 62).Select(i => $"{i}"), told.Take(62).Select(error => ((string)error!["message"]!).Split(' ')[0]));
        Assert.Equal(
            """{"message":"Errors are left out, 938 of them: a message takes 131072 bytes.","extensions":{"code":"RESPONSE_TOO_LARGE"}}""",
            told[^1]!.ToJsonString());
    }

    [Fact]
    public async Task An_error_that_is_larger_than_a_message_is_left_out()
    {
        await outbox.SendError("c1=", "1", [new GraphQLError(new string('x', 200_000))], CancellationToken.None);

        Assert.Equal(
            """{"id":"1","type":"error","payload":[{"message":"Errors are left out, 1 of them: a message takes 131072 bytes.","extensions":{"code":"RESPONSE_TOO_LARGE"}}]}""",
            sent.Message().ToJsonString());
    }

    /// <summary>What was sent, by who takes no more than API Gateway does.</summary>
    private sealed class Sent : HttpMessageHandler
    {
        private readonly List<byte[]> messages = [];

        public JsonNode Message() => JsonNode.Parse(Assert.Single(messages))!;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            messages.Add(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            return new HttpResponseMessage(messages[^1].Length > 128 * 1024 ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.OK);
        }
    }
}
