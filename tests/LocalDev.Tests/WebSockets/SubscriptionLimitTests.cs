using System.Text.Json.Nodes;
using Graph.Testing;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>How much a connection, a viewer and a message may have.</summary>
[Collection(SeededSystem.Collection)]
public sealed class SubscriptionLimitTests(SeededSystem system, SocketSystem sockets) : OrderFollowers(system, sockets)
{
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
        using var first = await SocketPeer.Open(Endpoint, Seeded.TokenOf("often"));
        using var second = await SocketPeer.Open(Endpoint, Seeded.TokenOf("often"));
        using var other = await SocketPeer.Open(Endpoint, Seeded.TokenOf("often-too"));
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

        ValueTask<int> Followers(string user) => Subscriptions.OfTopic($"transactions:{user}", CancellationToken.None).CountAsync();
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
}
