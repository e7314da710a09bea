using System.Net;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;
using Graph.Resolvers.Subscriptions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>What goes wrong between tables, functions and clients: nothing is lost in silence, and nobody is told for another.</summary>
[Collection(SeededSystem.Collection)]
public sealed class SubscriptionFaultTests(SeededSystem system, SocketSystem sockets) : OrderFollowers(system, sockets)
{
    [Fact]
    public async Task What_is_throttled_or_fails_in_passing_is_sent_again()
    {
        var customer = await Import("throttled");
        using var client = await Follow(customer);
        HttpStatusCode[] answers = [HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests];
        var attempts = 0;
        Sockets.Sending.Answer = (_, _) => Interlocked.Increment(ref attempts) is var attempt && attempt <= answers.Length ? answers[attempt - 1] : null;

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
        Sockets.Sending.Answer = (connection, _) => connection == id ? HttpStatusCode.InternalServerError : null;

        await Import("broken");

        Assert.Equal("broken-2", Reference(await other.Read()));
        Assert.Null(await broken.Read());
        Assert.DoesNotContain(id, (await Subscribers(customer)).Select(subscription => subscription.ConnectionId));
        Assert.Null(await Connections.Find(id, CancellationToken.None));
    }

    [Fact]
    public async Task Who_has_gone_is_forgotten_and_the_others_are_told()
    {
        var customer = await Import("gone");
        using var other = await Follow(customer);
        await Connections.Add("gone-long-ago=", null, CancellationToken.None);
        var gone = (await Subscribers(customer)).Single() with { ConnectionId = "gone-long-ago=" };
        Assert.Equal(SubscriptionBeginning.Begun, await Subscriptions.Begin(gone, DateTimeOffset.UtcNow, 5, CancellationToken.None));

        await Import("gone");

        Assert.Equal("gone-2", Reference(await other.Read()));
        await Eventually.Is(async () => (await Subscribers(customer)).Count == 1, () => "Who has gone is not forgotten.");
        Assert.Null(await Connections.Find("gone-long-ago=", CancellationToken.None));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_keeps_nobody_from_being_told()
    {
        var customer = await Import("malformed");
        using var client = await Follow(customer);
        await Seeded.Services.GetRequiredService<Database>().Client.PutItemAsync(new PutItemRequest
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
            Assert.Equal(SubscriptionBeginning.Begun, await Subscriptions.Begin(wrong, DateTimeOffset.UtcNow, 5, CancellationToken.None));
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
        Sockets.Database.Loses = (operation, json) =>
            operation == "TransactWriteItems" && json.Contains("\"operationId\":{\"S\":\"u-1\"}", StringComparison.Ordinal) && Interlocked.Increment(ref lost) > 0;
        await client.Subscribe("u-1", Query(customer));
        var refused = await client.Read();
        Sockets.Database.Loses = null;

        Assert.Equal(
            """{"id":"u-1","type":"error","payload":[{"message":"The subscription could not be stored at the moment; subscribe again.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""",
            refused);
        Assert.Empty(await Subscribers(customer));
        Assert.True(lost > 1, "It is sent once only.");
        await client.Subscribe("u-1", Query(customer));
        Assert.Equal("unanswered-1", Reference(await client.Read()));
    }
}
