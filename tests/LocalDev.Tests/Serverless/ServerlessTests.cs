using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Graph.DynamoDb;
using Graph.LocalDev.Identity;
using Graph.LocalDev.Tests.WebSockets;
using Graph.Resolvers.Subscriptions;
using Graph.Testing;
using Graph.Testing.Peers;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.Serverless;

[Collection(SeededSystem.Collection)]
public sealed class BuiltServerlessTests(SeededSystem system, BuiltServerlessRun serverless)
    : ServerlessTests(system, serverless), IClassFixture<BuiltServerlessRun>;

[Collection(SeededSystem.Collection)]
[Trait("Category", "Soak")]
public sealed class PublishedServerlessTests(SeededSystem system, PublishedServerlessRun serverless)
    : ServerlessTests(system, serverless), IClassFixture<PublishedServerlessRun>;

/// <summary>Clients before functions behind API Gateway as serverless-offline understands it.</summary>
public abstract class ServerlessTests(SeededSystem system, ServerlessRun serverless)
{
    [Fact]
    public async Task All_61_audits_of_GraphQL_over_HTTP_are_green()
    {
        await using var audits = await Peer.StartNode("tests/Conformance/Peers/audits.mjs", serverless.GraphQL.AbsoluteUri);

        var results = await audits.ReadToEnd();

        var failures = results.Where(result => (string?)result["status"] != "ok").Select(result => result.ToJsonString());
        Assert.Empty(failures);
        Assert.Equal(61, results.Count);
    }

    [Fact]
    public async Task A_query_is_answered_as_by_the_gateway_itself()
    {
        const string Query = """{"query":"{ orders(first: 3) { nodes { id totals { total } customer { name } } } }"}""";

        using var answer = await system.Client.PostAsync(serverless.GraphQL, Json(Query));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var expected = await system.Client.PostAsync("/graphql", Json(Query));
        Assert.Equal(expected.Content.Headers.ContentType, answer.Content.Headers.ContentType);
        Assert.Equal(await expected.Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public Task The_client_of_graphql_ws_is_told_every_change_in_order() =>
        system.IsToldEveryChangeInOrder(serverless.Emulator.WebSockets, $"{serverless.Name}-follower", "0x00000000000000000000000000000000000000f6");

    /// <summary>By the function; the emulator itself would echo the first that is offered.</summary>
    [Fact]
    public async Task The_sub_protocol_is_echoed_and_has_to_be_offered()
    {
        using var client = await SocketPeer.Connect(serverless.Emulator.WebSockets, options => options.AddSubProtocol("another"));
        using var refused = new ClientWebSocket();
        refused.Options.AddSubProtocol("graphql-ws");
        refused.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => refused.ConnectAsync(
            new UriBuilder(serverless.Emulator.WebSockets) { Scheme = "ws" }.Uri, CancellationToken.None));

        Assert.Equal("graphql-transport-ws", client.SubProtocol);
        Assert.Equal(HttpStatusCode.BadRequest, refused.HttpStatusCode);
        Assert.Equal("""{"Sec-WebSocket-Protocol":"graphql-transport-ws"}""", AnswerTo("graphql-transport-ws, another")["headers"]!.ToJsonString());
        Assert.Equal("Offer the sub-protocol graphql-transport-ws.", (string?)AnswerTo("graphql-ws")["body"]);
    }

    [Fact]
    public async Task What_the_protocol_does_not_allow_ends_the_connection()
    {
        using var client = await SocketPeer.Open(serverless.Emulator.WebSockets);

        await client.Send("""{"type":"connection_init"}""");

        await client.IsRefused();
    }

    /// <summary>The emulator answers 410, as AWS does.</summary>
    [Fact]
    public async Task Whose_end_nobody_told_is_forgotten_once_it_cannot_be_sent_to_and_the_others_are_told()
    {
        var customer = await Import("gone-1");
        using var gone = await Follow(customer);
        using var other = await Follow(customer);
        serverless.Functions.Loses = lost => (string?)lost["requestContext"]?["eventType"] == "DISCONNECT";
        await gone.Close();
        await Eventually.Is(() => serverless.Functions.Lost == 1, () => "Its end is not told.");
        Assert.Equal(2, await Subscribers(customer));

        await Import("gone-2");

        Assert.Equal($"{serverless.Name}-gone-2", Reference(await other.Read()));
        await Eventually.Is(async () => await Subscribers(customer) == 1, () => "Who has gone is not forgotten.");
        serverless.Functions.Loses = _ => false;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static string? Reference(string? message) => (string?)JsonNode.Parse(message!)!["payload"]?["data"]?["orderImported"]?["reference"];

    /// <summary>The function's to the handshake that offered these.</summary>
    private JsonNode AnswerTo(string protocols) => serverless.Functions.Calls
        .Single(call => call.Function == "webSocket" && (string?)call.Event["headers"]?["Sec-WebSocket-Protocol"] == protocols)
        .Answer;

    /// <summary>A client that was told the latest order.</summary>
    private async Task<SocketPeer> Follow(string customer)
    {
        var client = await SocketPeer.Open(serverless.Emulator.WebSockets);
        await client.Subscribe("1", $$"""subscription { orderImported(customerId: "{{customer}}") { reference } }""");
        Assert.Equal($"{serverless.Name}-gone-1", Reference(await client.Read()));
        return client;
    }

    /// <summary>An order of the same customer always, whose id is given back.</summary>
    private async Task<string> Import(string reference)
    {
        const string Items = """items: [{ productCode: "SOCKET-1", description: "x", unitPrice: 2 }]""";
        var contact = $$"""contact: { email: "gone@{{serverless.Name}}.example" }""";
        var token = system.Issuer.Sign(new TokenRequest("importer", "importer@example.com", [], ["orders:write"], TokenRequest.UsualLifetime));
        var query = $$"""mutation { importOrder(input: { reference: "{{serverless.Name}}-{{reference}}", {{contact}}, {{Items}} }) { customer { id } } }""";
        using var request = new HttpRequestMessage(HttpMethod.Post, serverless.GraphQL)
        {
            Headers = { { "Authorization", $"Bearer {token}" } },
            Content = Json(new JsonObject { ["query"] = query }.ToJsonString()),
        };
        using var response = await system.Client.SendAsync(request);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["importOrder"]!["customer"]!["id"]!;
    }

    private async Task<int> Subscribers(string customer)
    {
        var subscriptions = new SubscriptionStore(system.Services.GetRequiredService<Database>(), TimeProvider.System);
        var count = 0;
        await foreach (var _ in subscriptions.OfTopic($"orders:{customer}", CancellationToken.None))
            count++;
        return count;
    }
}
