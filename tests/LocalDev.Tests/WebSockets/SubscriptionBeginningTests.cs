using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;
using Graph.Functions.Subscriptions;
using Graph.GraphQL.Binding;
using Graph.LocalDev.Tests.Transactions;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Subscriptions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>Between the request of a subscription and its first event: what happens meanwhile, and who may not begin.</summary>
[Collection(SeededSystem.Collection)]
public sealed class SubscriptionBeginningTests(SeededSystem system, SocketSystem sockets) : OrderFollowers(system, sockets)
{
    [Fact]
    public async Task A_subscription_whose_beginning_broke_off_begins_with_the_next_change_and_only_if_it_may()
    {
        await Seeded.NewWallet("left");
        var id = await Seeded.Pay("left", "0x00000000000000000000000000000000000000f4", "a");
        using var owner = await SocketPeer.Open(Endpoint, Seeded.TokenOf("left"));
        using var stranger = await SocketPeer.Open(Endpoint, Seeded.TokenOf("left-stranger"));
        var query = $$"""{"query":"subscription { transactionUpdated(id: \"{{id}}\") { status } }"}""";
        await Leave(await ConnectionOf(owner), "left");
        await Leave(await ConnectionOf(stranger), "left-stranger");

        var events = Sockets.Changes.ToArray();
        foreach (var changes in events)
            await Sockets.Services.GetRequiredService<FanOut>().Handle(changes, CancellationToken.None);

        Assert.Contains("\"transactionUpdated\":{\"status\"", await owner.Read(), StringComparison.Ordinal);
        Assert.Equal("NOT_FOUND", (string?)JsonNode.Parse((await stranger.Read())!)!["payload"]!["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal("""{"id":"1","type":"complete"}""", await stranger.Read());

        async Task Leave(ClientConnection connection, string user) => Assert.Equal(SubscriptionBeginning.Begun, await Subscriptions.Begin(
            new StoredSubscription(
                $"transaction:{id}", connection.Id, "1", query, null, new StoredViewer(new Viewer { Id = user }, null),
                DateTimeOffset.UtcNow.AddSeconds(-1), new Dictionary<string, long>(), connection.ExpiresAt),
            DateTimeOffset.UtcNow,
            5,
            CancellationToken.None));
    }

    [Fact]
    public async Task Who_has_completed_before_it_began_is_told_nothing_and_may_use_the_id_again()
    {
        var customer = await Import("early");
        using var client = await SocketPeer.Open(Endpoint);
        var connection = await ConnectionOf(client);
        await Subscriptions.Complete(connection.Id, "1", DateTimeOffset.UtcNow.AddMinutes(1), CancellationToken.None);
        await Subscriptions.Complete(connection.Id, "2", DateTimeOffset.UtcNow.AddMinutes(-1), CancellationToken.None);

        await client.Subscribe("1", Query(customer));
        await client.Subscribe("2", Query(customer));
        var second = await client.Read();
        await Eventually.Is(async () => await IsFree(connection, "1"), () => "The id is not free.");

        Assert.Equal("2", (string?)JsonNode.Parse(second!)!["id"]);
        Assert.Equal(["2"], (await Subscribers(customer)).Select(subscription => subscription.OperationId));
    }

    [Fact]
    public async Task What_happens_while_a_subscription_begins_is_told_once_it_has_begun()
    {
        var customer = await Import("beginning");
        await Eventually.Is(
            () => Sockets.Changes.Any(changes => changes.Records.Any(record => record.DynamoDb.NewImage?.GetRawText().Contains("beginning-1", StringComparison.Ordinal) == true)),
            () => "The first order is not told.");
        using var client = await SocketPeer.Open(Endpoint);
        var connection = await ConnectionOf(client);
        var beginning = new StoredSubscription(
            $"orders:{customer}", connection.Id, "1", $$"""{"query":{{JsonValue.Create(Query(customer)).ToJsonString()}}}""", null, null,
            DateTimeOffset.UtcNow.AddSeconds(20), new Dictionary<string, long>(), connection.ExpiresAt);
        Assert.Equal(SubscriptionBeginning.Begun, await Subscriptions.Begin(beginning, DateTimeOffset.UtcNow, 5, CancellationToken.None));

        await Import("beginning");
        await client.Send("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.Read());
        await Subscriptions.HasBegun(beginning, Told.Nothing, CancellationToken.None);

        Assert.Equal("beginning-2", Reference(await client.Read()));
    }

    [Fact]
    public async Task Nothing_begins_on_a_connection_that_has_ended()
    {
        var customer = await Import("ended");
        using var client = await SocketPeer.Open(Endpoint);
        await Connections.Remove((await ConnectionOf(client)).Id, CancellationToken.None);

        await client.Subscribe("1", Query(customer));

        Assert.Null(await client.Read());
        Assert.Empty(await Subscribers(customer));
    }

    [Fact]
    public async Task Whose_token_has_expired_is_told_nothing_more()
    {
        var customer = await Import("expired");
        using var client = await SocketPeer.Open(Endpoint);
        var connection = await ConnectionOf(client);
        var expired = new StoredViewer(new Viewer { Permissions = new HashSet<string> { "orders:read" } }, DateTimeOffset.UtcNow.AddSeconds(-1));
        await Subscriptions.Begin(
            new StoredSubscription(
                $"orders:{customer}", connection.Id, "1", $$"""{"query":{{JsonValue.Create(Query(customer)).ToJsonString()}}}""", null, expired,
                null, new Dictionary<string, long>(), connection.ExpiresAt),
            DateTimeOffset.UtcNow,
            5,
            CancellationToken.None);

        await Import("expired");

        Assert.Null(await client.Read());
        Assert.Empty(await Subscribers(customer));
    }

    private async Task<bool> IsFree(ClientConnection connection, string id)
    {
        var row = await Seeded.Services.GetRequiredService<Database>().Client.GetItemAsync(
            ConnectionsTable.Definition.NameIn("dev"),
            new Dictionary<string, AttributeValue> { ["connectionId"] = new() { S = connection.Id }, ["part"] = new() { S = $"operation#{id}" } },
            consistentRead: true);
        return row.Item is not { Count: > 0 };
    }
}
