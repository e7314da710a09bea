using Graph.DynamoDb.Reading;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests;

public sealed class TableTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private readonly Database database = fixture.Database;

    [Fact]
    public async Task What_was_put_is_got_back()
    {
        var tickets = await Table("put-get");
        var ticket = new Ticket("a", "jazz", new DateTimeOffset(2031, 5, 6, 9, 15, 0, TimeSpan.Zero), 12.5m, "open");

        await tickets.Put(ticket);

        Assert.Equal(ticket, await tickets.Get("a"));
        Assert.Null(await tickets.Get("b"));
    }

    [Fact]
    public async Task A_batch_of_250_keys_with_repetitions_and_gaps_takes_3_requests_and_gives_what_exists()
    {
        var tickets = await Table("batch-get");
        var sold = Ticket.Sold("jazz", 249);
        await tickets.BatchWrite(sold);
        fixture.Requests.Clear();

        var keys = sold.Select(ticket => ticket.Id).Concat(["jazz-0000", "jazz-0001", "nowhere"]).ToArray();
        var found = await tickets.BatchGet(keys);

        Assert.Equal(3, fixture.Requests.Count("BatchGetItem"));
        Assert.Equal(sold, found.Values.OrderBy(ticket => ticket.Id));
        Assert.False(found.ContainsKey("nowhere"));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_cursor_until_the_end()
    {
        var tickets = await Table("pages");
        await tickets.BatchWrite(Ticket.Sold("jazz", 25).Concat(Ticket.Sold("folk", 3)));
        var newestFirst = new Query("jazz") { Index = "by-event", Descending = true, Limit = 10 };

        var pages = new List<Page<Ticket>>();
        for (string? cursor = null; pages.Count == 0 || cursor is not null; cursor = pages[^1].Next)
        {
            Assert.True(tickets.TryContinue(newestFirst, cursor, out var continued));
            pages.Add(await tickets.Query(continued));
        }

        Assert.Equal([10, 10, 5], pages.Select(page => page.Items.Count));
        Assert.Equal(Ticket.Sold("jazz", 25).Reverse(), pages.SelectMany(page => page.Items));
    }

    [Fact]
    public async Task A_put_whose_condition_fails_gives_the_item_that_is_there()
    {
        var tickets = await Table("insert");
        var first = Ticket.Sold("jazz", 1)[0];
        Assert.True((await tickets.Insert(first)).Succeeded);

        var second = await tickets.Insert(first with { Price = 99 });

        Assert.True(second.ConditionFailed);
        Assert.Equal(first, second.Item);
        Assert.Equal(first, await tickets.Get(first.Id));
    }

    private async Task<Table<Ticket>> Table(string purpose)
    {
        await database.CreateTables([Ticket.Table(purpose)]);
        return database.Table(Ticket.Table(purpose), Ticket.Mapping);
    }
}
