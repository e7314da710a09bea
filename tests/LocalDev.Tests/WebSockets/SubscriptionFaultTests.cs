using System.Net;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;
using Graph.Functions.Subscriptions;
using Graph.GraphQL.Binding;
using Graph.LocalDev.Tests.Transactions;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Subscriptions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>What goes wrong between tables, functions and clients: nothing is lost in silence, and nobody is told for another.</summary>
[Collection(SeededSystem.Collection)]
public sealed class SubscriptionFaultTests(SeededSystem system, SocketSystem sockets) : IClassFixture<SocketSystem>, IDisposable
{
    private readonly SubscriptionStore subscriptions = sockets.Services.GetRequiredService<SubscriptionStore>();
    private readonly ConnectionStore connections = sockets.Services.GetRequiredService<ConnectionStore>();

    private Uri Endpoint => sockets.Api.Endpoint;

    public void Dispose() => (sockets.Sending.Answer, sockets.Database.Loses) = (null, null);

    [Fact]
    public async Task What_is_throttled_or_fails_in_passing_is_sent_again()
    {
        var customer = await Import("throttled");
        using var client = await Follow(customer);
        HttpStatusCode[] answers = [HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests];
        var attempts = 0;
        sockets.Sending.Answer = (_, _) => Interlocked.Increment(ref attempts) is var attempt && attempt <= answers.Length ? answers[attempt - 1] : null;

        await Import("throttled");

        Assert.Equal("throttled-2", Reference(await client.Read()));
        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task Who_cannot_be_told_is_cut_off_and_the_others_are_told()
    {
        var customer = await Import("broken");
        using var broken = await Follow(customer);
        var id = (await Subscribers(customer)).Single().ConnectionId;
        using var other = await Follow(customer);
        sockets.Sending.Answer = (connection, _) => connection == id ? HttpStatusCode.InternalServerError : null;

        await Import("broken");

        Assert.Equal("broken-2", Reference(await other.Read()));
        Assert.Null(await broken.Read());
        Assert.DoesNotContain(id, (await Subscribers(customer)).Select(subscription => subscription.ConnectionId));
        Assert.Null(await connections.Find(id, CancellationToken.None));
    }

    [Fact]
    public async Task Who_has_gone_is_forgotten_and_the_others_are_told()
    {
        var customer = await Import("gone");
        using var other = await Follow(customer);
        await connections.Add("gone-long-ago=", null, CancellationToken.None);
        var gone = (await Subscribers(customer)).Single() with { ConnectionId = "gone-long-ago=" };
        Assert.Equal(SubscriptionBeginning.Begun, await subscriptions.Begin(gone, DateTimeOffset.UtcNow, 5, CancellationToken.None));

        await Import("gone");

        Assert.Equal("gone-2", Reference(await other.Read()));
        await Eventually.Is(async () => (await Subscribers(customer)).Count == 1, () => "Who has gone is not forgotten.");
        Assert.Null(await connections.Find("gone-long-ago=", CancellationToken.None));
    }

    [Fact]
    public async Task A_change_that_the_stream_tells_twice_is_told_once()
    {
        var customer = await Import("twice");
        using var client = await Follow(customer);
        await Import("twice");
        Assert.Equal("twice-2", Reference(await client.Read()));

        foreach (var changes in sockets.Changes.ToArray())
            await sockets.Services.GetRequiredService<FanOut>().Handle(changes, CancellationToken.None);
        await Import("twice");

        Assert.Equal("twice-3", Reference(await client.Read()));
    }

    [Fact]
    public async Task Of_several_who_ask_the_same_each_is_told_what_it_was_not_told_before()
    {
        var customer = await Import("same");
        using var first = await Follow(customer);
        var before = (await Subscribers(customer)).Single();
        await Import("same");
        Assert.Equal("same-2", Reference(await first.Read()));
        await Eventually.Is(async () => (await Subscribers(customer)).Single().Told.Count == 2, () => "It is not noted.");
        using var second = await SocketPeer.Open(Endpoint);
        var connection = await ConnectionOf(second);
        Assert.Equal(SubscriptionBeginning.Begun, await subscriptions.Begin(before with { ConnectionId = connection.Id }, DateTimeOffset.UtcNow, 5, CancellationToken.None));
        var again = sockets.Changes.Last(changes => changes.Records.Any(record => record.DynamoDb.NewImage?.GetRawText().Contains("same-2", StringComparison.Ordinal) == true));
        await sockets.Services.GetRequiredService<FanOut>().Handle(again, CancellationToken.None);
        await Import("same");

        Assert.Equal("same-2", Reference(await second.Read()));
        Assert.Equal("same-3", Reference(await second.Read()));
        Assert.Equal("same-3", Reference(await first.Read()));
    }

    [Fact]
    public async Task A_subscription_whose_beginning_broke_off_begins_with_the_next_change_and_only_if_it_may()
    {
        await system.NewWallet("left");
        var id = await system.Pay("left", "0x00000000000000000000000000000000000000f4", "a");
        using var owner = await SocketPeer.Open(Endpoint, system.TokenOf("left"));
        using var stranger = await SocketPeer.Open(Endpoint, system.TokenOf("left-stranger"));
        var query = $$"""{"query":"subscription { transactionUpdated(id: \"{{id}}\") { status } }"}""";
        await Leave(await ConnectionOf(owner), "left");
        await Leave(await ConnectionOf(stranger), "left-stranger");

        var events = sockets.Changes.ToArray();
        foreach (var changes in events)
            await sockets.Services.GetRequiredService<FanOut>().Handle(changes, CancellationToken.None);

        Assert.Contains("\"transactionUpdated\":{\"status\"", await owner.Read(), StringComparison.Ordinal);
        Assert.Equal("NOT_FOUND", (string?)JsonNode.Parse((await stranger.Read())!)!["payload"]!["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal("""{"id":"1","type":"complete"}""", await stranger.Read());

        async Task Leave(ClientConnection connection, string user) => Assert.Equal(SubscriptionBeginning.Begun, await subscriptions.Begin(
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
        await subscriptions.Complete(connection.Id, "1", DateTimeOffset.UtcNow.AddMinutes(1), CancellationToken.None);
        await subscriptions.Complete(connection.Id, "2", DateTimeOffset.UtcNow.AddMinutes(-1), CancellationToken.None);

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
            () => sockets.Changes.Any(changes => changes.Records.Any(record => record.DynamoDb.NewImage?.GetRawText().Contains("beginning-1", StringComparison.Ordinal) == true)),
            () => "The first order is not told.");
        using var client = await SocketPeer.Open(Endpoint);
        var connection = await ConnectionOf(client);
        var beginning = new StoredSubscription(
            $"orders:{customer}", connection.Id, "1", $$"""{"query":{{JsonValue.Create(Query(customer)).ToJsonString()}}}""", null, null,
            DateTimeOffset.UtcNow.AddSeconds(20), new Dictionary<string, long>(), connection.ExpiresAt);
        Assert.Equal(SubscriptionBeginning.Begun, await subscriptions.Begin(beginning, DateTimeOffset.UtcNow, 5, CancellationToken.None));

        await Import("beginning");
        await client.Send("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.Read());
        await subscriptions.HasBegun(beginning, Told.Nothing, CancellationToken.None);

        Assert.Equal("beginning-2", Reference(await client.Read()));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_keeps_nobody_from_being_told()
    {
        var customer = await Import("malformed");
        using var client = await Follow(customer);
        await system.Services.GetRequiredService<Database>().Client.PutItemAsync(new PutItemRequest
        {
            TableName = SubscriptionsTable.Definition.NameIn("dev"),
            Item = new Dictionary<string, AttributeValue>
            {
                ["topic"] = new() { S = $"orders:{customer}" }, ["subscriber"] = new() { S = "a#1" }, ["ttl"] = new() { N = "99999999999" },
            },
        });

        await Import("malformed");

        Assert.Equal("malformed-2", Reference(await client.Read()));
    }

    /// <summary>Whatever it is, it is wrong for each of them.</summary>
    [Fact]
    public async Task Those_for_whom_an_execution_fails_are_cut_off_and_the_others_are_told()
    {
        var customer = await Import("failing");
        using var other = await Follow(customer);
        var good = (await Subscribers(customer)).Single();
        SocketPeer[] failing = [await SocketPeer.Open(Endpoint), await SocketPeer.Open(Endpoint)];
        foreach (var client in failing)
        {
            var wrong = good with { ConnectionId = (await ConnectionOf(client)).Id, Request = "no JSON" };
            Assert.Equal(SubscriptionBeginning.Begun, await subscriptions.Begin(wrong, DateTimeOffset.UtcNow, 5, CancellationToken.None));
        }

        await Import("failing");

        Assert.Equal("failing-2", Reference(await other.Read()));
        foreach (var client in failing)
        {
            Assert.Null(await client.Read());
            client.Dispose();
        }
        Assert.Equal([good.ConnectionId], (await Subscribers(customer)).Select(subscription => subscription.ConnectionId));
    }

    [Fact]
    public async Task What_was_stored_and_never_answered_is_stored_no_more_and_may_be_asked_for_again()
    {
        var customer = await Import("unanswered");
        using var client = await SocketPeer.Open(Endpoint);
        var lost = 0;
        sockets.Database.Loses = (operation, json) =>
            operation == "TransactWriteItems" && json.Contains("\"operationId\":{\"S\":\"u-1\"}", StringComparison.Ordinal) && Interlocked.Increment(ref lost) > 0;
        await client.Subscribe("u-1", Query(customer));
        var refused = await client.Read();
        sockets.Database.Loses = null;

        Assert.Equal(
            """{"id":"u-1","type":"error","payload":[{"message":"The subscription could not be stored at the moment; subscribe again.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""",
            refused);
        Assert.Empty(await Subscribers(customer));
        Assert.True(lost > 1, "It is sent once only.");
        await client.Subscribe("u-1", Query(customer));
        Assert.Equal("unanswered-1", Reference(await client.Read()));
    }

    [Fact]
    public async Task Nothing_begins_on_a_connection_that_has_ended()
    {
        var customer = await Import("ended");
        using var client = await SocketPeer.Open(Endpoint);
        await connections.Remove((await ConnectionOf(client)).Id, CancellationToken.None);

        await client.Subscribe("1", Query(customer));

        Assert.Null(await client.Read());
        Assert.Empty(await Subscribers(customer));
    }

    [Fact]
    public async Task A_connection_has_so_many_subscriptions_and_no_more()
    {
        var customer = await Import("many");
        using var client = await SocketPeer.Open(Endpoint);
        for (var i = 0; i < 5; i++)
        {
            await client.Subscribe($"{i}", Query(customer));
            Assert.Equal("many-1", Reference(await client.Read()));
        }

        await client.Subscribe("more", Query(customer));
        var refused = await client.Read();
        await client.Send("""{"id":"0","type":"complete"}""");
        await Eventually.Is(async () => (await Subscribers(customer)).Count == 4, () => "It is not completed.");
        await client.Subscribe("again", Query(customer));

        Assert.Equal(
            """{"id":"more","type":"error","payload":[{"message":"A connection may run 5 operations at one time; complete some first.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            refused);
        Assert.Equal("many-1", Reference(await client.Read()));
    }

    [Fact]
    public async Task A_viewer_follows_the_same_so_often_and_no_more_whatever_the_connections()
    {
        const string Latest = """subscription { transactionUpdated(id: "none") { id } }""";
        const string Mine = "subscription { myTransactionsUpdated { id } }";
        using var first = await SocketPeer.Open(Endpoint, system.TokenOf("often"));
        using var second = await SocketPeer.Open(Endpoint, system.TokenOf("often"));
        using var other = await SocketPeer.Open(Endpoint, system.TokenOf("often-too"));
        await first.Subscribe("1", Mine);
        await first.Subscribe("2", Mine);
        await second.Subscribe("1", Mine);
        await other.Subscribe("1", Mine);
        await Eventually.Is(async () => await Followers("often") == 3 && await Followers("often-too") == 1, () => "They do not follow.");

        await second.Subscribe("2", Mine);
        var refused = await second.Read();
        await second.Subscribe("3", Latest);
        var another = await second.Read();
        await first.Send("""{"id":"1","type":"complete"}""");
        await Eventually.Is(async () => await Followers("often") == 2, () => "It is not completed.");
        await second.Subscribe("2", Mine);

        Assert.Equal(
            """{"id":"2","type":"error","payload":[{"message":"You may follow the same thing 3 times at one time; complete some first.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            refused);
        Assert.Contains("NOT_FOUND", another, StringComparison.Ordinal);
        await Eventually.Is(async () => await Followers("often") == 3, () => "It does not follow again.");

        ValueTask<int> Followers(string user) => subscriptions.OfTopic($"transactions:{user}", CancellationToken.None).CountAsync();
    }

    [Fact]
    public async Task Whose_token_has_expired_is_told_nothing_more()
    {
        var customer = await Import("expired");
        using var client = await SocketPeer.Open(Endpoint);
        var connection = await ConnectionOf(client);
        var expired = new StoredViewer(new Viewer { Permissions = new HashSet<string> { "orders:read" } }, DateTimeOffset.UtcNow.AddSeconds(-1));
        await subscriptions.Begin(
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

    [Fact]
    public async Task What_is_larger_than_a_message_ends_the_operation_with_an_error()
    {
        var customer = await Import("large", items: 250);
        using var client = await SocketPeer.Open(Endpoint);

        await client.Subscribe("1", $$"""subscription { orderImported(customerId: "{{customer}}") { items { a: description b: description c: description } } }""");

        var answer = JsonNode.Parse((await client.Read())!)!;
        Assert.Equal(("error", "RESPONSE_TOO_LARGE"), ((string)answer["type"]!, (string)answer["payload"]![0]!["extensions"]!["code"]!));
    }

    private static string Query(CustomerId customer) => $$"""subscription { orderImported(customerId: "{{customer}}") { reference } }""";

    private static string? Reference(string? message) => (string?)JsonNode.Parse(message!)!["payload"]?["data"]?["orderImported"]?["reference"];

    /// <summary>A client that was told the latest order.</summary>
    private async Task<SocketPeer> Follow(CustomerId customer)
    {
        var client = await SocketPeer.Open(Endpoint);
        await client.Subscribe("1", Query(customer));
        Assert.NotNull(Reference(await client.Read()));
        await Eventually.Is(async () => (await Subscribers(customer)).All(subscription => subscription.BeginsUntil is null), () => "It has not begun.");
        return client;
    }

    private readonly Dictionary<string, int> imported = [];

    /// <summary>An order of the customer who is called so: the first, the second and so on.</summary>
    private Task<CustomerId> Import(string name, int items = 1)
    {
        imported[name] = imported.GetValueOrDefault(name) + 1;
        return system.ImportOrder($"{name}-{imported[name]}", $"{name}@sockets.example", items);
    }

    private async Task<List<StoredSubscription>> Subscribers(CustomerId customer)
    {
        var found = new List<StoredSubscription>();
        await foreach (var subscription in subscriptions.OfTopic($"orders:{customer}", CancellationToken.None))
            found.Add(subscription);
        return found;
    }

    /// <summary>By a topic of its own, which only it has followed.</summary>
    private async Task<ClientConnection> ConnectionOf(SocketPeer client)
    {
        var topic = Guid.NewGuid().ToString("N");
        await client.Subscribe(topic, $$"""subscription { customerMetricsChanged(id: "{{topic}}") { id } }""");
        await client.Read();
        await foreach (var subscription in subscriptions.OfTopic($"customer:{topic}", CancellationToken.None))
            return (await connections.Find(subscription.ConnectionId, CancellationToken.None))!;
        throw new InvalidOperationException("It does not follow its topic.");
    }

    private async Task<bool> IsFree(ClientConnection connection, string id)
    {
        var row = await system.Services.GetRequiredService<Database>().Client.GetItemAsync(
            ConnectionsTable.Definition.NameIn("dev"),
            new Dictionary<string, AttributeValue> { ["connectionId"] = new() { S = connection.Id }, ["part"] = new() { S = $"operation#{id}" } },
            consistentRead: true);
        return row.Item is not { Count: > 0 };
    }
}
