using Graph.Resolvers.Subscriptions;
using Graph.Testing.DynamoDb;

namespace Graph.Resolvers.Tests.Subscriptions;

/// <summary>Which of a client's words about an id is about which operation: messages come in any order, with the millisecond that each was sent in.</summary>
public sealed class SubscriptionStoreTests : IAsyncLifetime
{
    private const string Connection = "c1=";

    private readonly DatabaseFixture fixture = new();
    private readonly MovableTime time = new(Shop.Now);
    private ConnectionStore connections = null!;
    private SubscriptionStore subscriptions = null!;

    public async Task InitializeAsync()
    {
        await fixture.InitializeAsync();
        await fixture.Database.CreateTables([ConnectionsTable.Definition, SubscriptionsTable.Definition]);
        connections = new ConnectionStore(fixture.Database, time);
        subscriptions = new SubscriptionStore(fixture.Database, time);
        await connections.Add(Connection, null, default);
    }

    public Task DisposeAsync() => fixture.DisposeAsync();

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_word_that_overtakes_its_operation_keeps_it_from_beginning_once(int saidAt)
    {
        await Complete(saidAt);

        Assert.Equal(SubscriptionBeginning.Completed, await Begin(5));
        Assert.Equal(SubscriptionBeginning.Begun, await Begin(5));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_word_ends_what_was_asked_for_before_it(int saidAt)
    {
        await Begin(5);

        await Complete(saidAt);

        Assert.False(await subscriptions.IsRunning(Connection, "1", default));
    }

    [Fact]
    public async Task A_word_is_of_nothing_that_was_asked_for_later()
    {
        await Complete(5);
        Assert.Equal(SubscriptionBeginning.Begun, await Begin(6));

        await Complete(5);

        Assert.True(await subscriptions.IsRunning(Connection, "1", default));
    }

    /// <summary>The client did not know yet that it had ended.</summary>
    [Fact]
    public async Task A_word_about_what_has_ended_keeps_nothing_from_beginning_in_its_millisecond()
    {
        await Begin(1);
        await subscriptions.End(Connection, "1", default);

        await Complete(5);

        Assert.Equal(SubscriptionBeginning.Begun, await Begin(5));
    }

    [Fact]
    public async Task A_word_about_what_has_ended_ends_nothing_that_has_overtaken_it_in_its_millisecond()
    {
        await Begin(1);
        await subscriptions.End(Connection, "1", default);
        Assert.Equal(SubscriptionBeginning.Begun, await Begin(5));

        await Complete(5);
        Assert.True(await subscriptions.IsRunning(Connection, "1", default));

        await Complete(6);
        Assert.False(await subscriptions.IsRunning(Connection, "1", default));
    }

    [Fact]
    public async Task A_word_that_overtakes_the_next_operation_of_an_id_is_of_that_one()
    {
        await Begin(1);
        await subscriptions.End(Connection, "1", default);

        await Complete(6);

        Assert.Equal(SubscriptionBeginning.Completed, await Begin(5));
    }

    [Fact]
    public async Task What_has_ended_long_ago_is_what_no_word_is_about()
    {
        await Begin(1);
        await subscriptions.End(Connection, "1", default);
        time.Pass(TimeSpan.FromMinutes(3));

        await Complete(180_000);

        Assert.Equal(SubscriptionBeginning.Completed, await Begin(180_000));
    }

    [Fact]
    public async Task Only_what_was_asked_for_then_is_ended()
    {
        await Begin(5);

        await subscriptions.End(Connection, "1", Shop.Now.AddMilliseconds(4), default);
        Assert.True(await subscriptions.IsRunning(Connection, "1", default));

        await subscriptions.End(Connection, "1", Shop.Now.AddMilliseconds(5), default);
        Assert.False(await subscriptions.IsRunning(Connection, "1", default));
    }

    [Fact]
    public async Task A_beginning_whose_answers_are_lost_begins_once()
    {
        var lost = 0;
        fixture.Requests.LosesAnswer = operation => operation == "TransactWriteItems" && ++lost <= 3;

        Assert.Equal(SubscriptionBeginning.Begun, await Begin(1, "1", most: 2));

        Assert.Equal(4, fixture.Requests.Count("TransactWriteItems"));
        Assert.Equal(SubscriptionBeginning.Begun, await Begin(1, "2", most: 2));
        Assert.Equal(SubscriptionBeginning.TooMany, await Begin(1, "3", most: 2));
    }

    /// <param name="milliseconds">When the client asks for it.</param>
    private ValueTask<SubscriptionBeginning> Begin(int milliseconds, string id = "1", int most = 5) => subscriptions.Begin(
        new StoredSubscription(
            "orders:c-1", Connection, id, """{"query":"subscription { a }"}""", null, null, null, new Dictionary<string, long>(), Shop.Now.AddHours(2)),
        Shop.Now.AddMilliseconds(milliseconds),
        most,
        default);

    /// <param name="milliseconds">When the client says so.</param>
    private ValueTask Complete(int milliseconds) => subscriptions.Complete(Connection, "1", Shop.Now.AddMilliseconds(milliseconds), default);
}
