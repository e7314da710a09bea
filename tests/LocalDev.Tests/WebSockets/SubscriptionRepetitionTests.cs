using Graph.Functions.Subscriptions;
using Graph.Resolvers.Subscriptions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>Streams tell a change again, and several ask the same: each client is told each change once.</summary>
[Collection(SeededSystem.Collection)]
public sealed class SubscriptionRepetitionTests(SeededSystem system, SocketSystem sockets) : OrderFollowers(system, sockets)
{
    [Fact]
    public async Task A_change_that_the_stream_tells_twice_is_told_once()
    {
        var customer = await Import("twice");
        using var client = await Follow(customer);
        await Import("twice");
        Assert.Equal("twice-2", Reference(await client.Read()));

        foreach (var changes in Sockets.Changes.ToArray())
            await Sockets.Services.GetRequiredService<FanOut>().Handle(changes, CancellationToken.None);
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
        Assert.Equal(SubscriptionBeginning.Begun, await Subscriptions.Begin(before with { ConnectionId = connection.Id }, DateTimeOffset.UtcNow, 5, CancellationToken.None));
        var again = Sockets.Changes.Last(changes => changes.Records.Any(record => record.DynamoDb.NewImage?.GetRawText().Contains("same-2", StringComparison.Ordinal) == true));
        await Sockets.Services.GetRequiredService<FanOut>().Handle(again, CancellationToken.None);
        await Import("same");

        Assert.Equal("same-2", Reference(await second.Read()));
        Assert.Equal("same-3", Reference(await second.Read()));
        Assert.Equal("same-3", Reference(await first.Read()));
    }
}
