using System.Net;
using System.Text.Json.Nodes;
using Graph.LocalDev.Tests.Transactions;
using Graph.Resolvers.Subscriptions;
using Graph.Testing;
using Graph.Testing.Peers;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>graphql-transport-ws over a WebSocket API: each message and each event is a call of a function of its own.</summary>
[Collection(SeededSystem.Collection)]
public sealed class SubscriptionsTests(SeededSystem system, SocketSystem sockets) : IClassFixture<SocketSystem>
{
    private const string Hello = "{ __typename }";

    private Uri Endpoint => sockets.Api.Endpoint;

    [Fact]
    public Task The_client_of_graphql_ws_is_told_every_change_in_order() =>
        system.IsToldEveryChangeInOrder(Endpoint, "socket-follower", "0x00000000000000000000000000000000000000f2");

    [Fact]
    public async Task A_query_is_answered_and_completed()
    {
        using var client = await SocketPeer.Open(Endpoint);

        await client.Subscribe("1", Hello);

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"__typename":"Query"}}}""", await client.Read());
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.Read());
    }

    [Fact]
    public async Task An_operation_that_is_wrong_is_answered_with_its_errors()
    {
        using var client = await SocketPeer.Open(Endpoint);

        await client.Subscribe("1", "subscription { nothing }");

        var answer = JsonNode.Parse((await client.Read())!)!;
        Assert.Equal(("1", "error"), ((string)answer["id"]!, (string)answer["type"]!));
        Assert.StartsWith("Type \"Subscription\" has no field \"nothing\"", (string)answer["payload"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_somebody_elses_is_not_followed()
    {
        await system.NewWallet("socket-owner");
        var id = await system.Pay("socket-owner", "0x00000000000000000000000000000000000000f3", "a");
        using var client = await SocketPeer.Open(Endpoint, system.TokenOf("socket-stranger"));

        await client.Subscribe("1", $$"""subscription { transactionUpdated(id: "{{id}}") { id } }""");

        var next = JsonNode.Parse((await client.Read())!)!;
        Assert.Equal("NOT_FOUND", (string)next["payload"]!["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.Read());
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload()
    {
        using var client = await SocketPeer.Open(Endpoint);

        await client.Send("""{"type":"ping","payload":{"n":1}}""");

        Assert.Equal("""{"type":"pong","payload":{"n":1}}""", await client.Read());
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"type":"unknown"}""")]
    [InlineData("""{"id":"1","type":"subscribe","payload":{"query":1}}""")]
    [InlineData("""{"type":"connection_init"}""")]
    public async Task What_the_protocol_does_not_allow_ends_the_connection(string message)
    {
        using var client = await SocketPeer.Open(Endpoint);

        await client.Send(message);

        await client.IsRefused();
    }

    [Fact]
    public async Task Nothing_begins_before_the_acknowledgement()
    {
        using var client = await SocketPeer.Connect(Endpoint);

        await client.Subscribe("1", Hello);

        await client.IsRefused();
    }

    [Fact]
    public async Task A_token_that_is_not_good_ends_the_connection()
    {
        using var client = await SocketPeer.Connect(Endpoint);

        await client.Send("""{"type":"connection_init","payload":{"Authorization":"Bearer no.token.this"}}""");

        await client.IsRefused();
    }

    [Fact]
    public async Task The_client_of_graphql_ws_gives_up_with_a_token_that_is_not_good()
    {
        await using var client = await Peer.StartNode("tests/LocalDev.Tests/Peers/refused.mjs", Endpoint.AbsoluteUri);

        var answer = await client.Read();
        Assert.Equal(1, (int)answer["connections"]!);
        Assert.Equal("Invalid message 'type' property \"connection_error\"", (string?)answer["message"]);
    }

    [Fact]
    public async Task The_sub_protocol_is_echoed_and_has_to_be_offered()
    {
        using var client = await SocketPeer.Connect(Endpoint, options => options.AddSubProtocol("other"));
        using var none = new HttpClient();
        using var handshake = new HttpRequestMessage(HttpMethod.Get, Endpoint)
        {
            Headers =
            {
                { "Connection", "Upgrade" }, { "Upgrade", "websocket" }, { "Sec-WebSocket-Version", "13" },
                { "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==" }, { "Sec-WebSocket-Protocol", "graphql-ws" },
            },
        };

        using var refused = await none.SendAsync(handshake);

        Assert.Equal("graphql-transport-ws", client.SubProtocol);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task An_id_is_free_again_once_its_operation_is_completed_and_not_before()
    {
        using var client = await SocketPeer.Open(Endpoint);
        const string Latest = """subscription { customerMetricsChanged(id: "nobody") { id } }""";
        const string Nobody = """{"id":"1","type":"next","payload":{"data":{"customerMetricsChanged":null}}}""";

        await client.Subscribe("1", Latest);
        Assert.Equal(Nobody, await client.Read());
        await client.Send("""{"id":"1","type":"complete"}""");
        await UntilNobodyFollows("nobody");
        await client.Subscribe("1", Latest);
        Assert.Equal(Nobody, await client.Read());
        await client.Subscribe("1", Latest);

        await client.IsRefused();
    }

    [Theory]
    [InlineData(Hello)]
    [InlineData("{ nothing }")]
    [InlineData("mutation { nothing }")]
    [InlineData("subscription { nothing }")]
    public async Task Nothing_else_begins_by_the_id_of_a_subscription(string query)
    {
        using var client = await SocketPeer.Open(Endpoint);
        await client.Subscribe("1", """subscription { customerMetricsChanged(id: "somebody") { id } }""");
        await client.Read();

        await client.Subscribe("1", query);

        await client.IsRefused();
        await UntilNobodyFollows("somebody");
    }

    [Fact]
    public async Task Of_two_initialisations_at_one_time_one_is_acknowledged_and_the_connection_ends()
    {
        using var client = await SocketPeer.Connect(Endpoint);

        await client.Send("""{"type":"connection_init"}""");
        await client.Send("""{"type":"connection_init"}""");

        string?[] answers = [await client.Read(), await client.Read()];
        Assert.Equal(["""{"type":"connection_ack"}""", """{"type":"connection_error"}"""], answers.Order(StringComparer.Ordinal));
        await client.Send("""{"type":"ping"}""");
        Assert.Null(await client.Read());
    }

    [Fact]
    public async Task Long_messages_come_in_several_frames()
    {
        using var client = await SocketPeer.Open(Endpoint);
        var query = Hello + new string(' ', 100_000);
        var message = new JsonObject { ["id"] = "1", ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = query } }.ToJsonString();

        await client.SendInFrames(message, 32 * 1024);
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"__typename":"Query"}}}""", await client.Read());
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.Read());
        await client.SendInFrames(message, 32 * 1024 + 1);

        Assert.Null(await client.Read());
        Assert.Equal(1009, client.CloseStatus);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_connection_that_has_ended()
    {
        using var client = await SocketPeer.Open(Endpoint);
        await client.Subscribe("1", """subscription { customerMetricsChanged(id: "nobody at all") { id } }""");
        await client.Read();

        await client.Close();

        await UntilNobodyFollows("nobody at all");
    }

    private Task UntilNobodyFollows(string customer) => Eventually.Is(
        async () =>
        {
            await foreach (var _ in sockets.Services.GetRequiredService<SubscriptionStore>().OfTopic($"customer:{customer}", CancellationToken.None))
                return false;
            return true;
        },
        () => $"Somebody follows {customer} still.");
}
