using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.DynamoDb.Tables;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests.Reading;

public sealed class ScanTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task All_items_come_also_some_at_a_time()
    {
        var tickets = await Ticket.NewTable(fixture, "some", Ticket.Sold("jazz", 20));
        fixture.Requests.Clear();

        var all = await tickets.All(new Scan { MostPerRequest = 3 }).ToListAsync();

        Assert.Equal(20, all.Distinct().Count());
        Assert.Equal(7, fixture.Requests.Count("Scan"));
    }

    [Fact]
    public async Task Pages_of_a_filtered_scan_give_every_item_once()
    {
        var sold = Ticket.Sold("jazz", 60);
        var tickets = await Ticket.NewTable(fixture, "pages", sold);
        var open = new Scan { Filter = Condition.Equal("status", "open"), Limit = 7 };

        var items = new List<Ticket>();
        string? cursor = null;
        do
        {
            Assert.True(tickets.TryContinue(open, cursor, out var continued));
            var page = await tickets.Scan(continued);
            items.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(sold.Where(ticket => ticket.Status == "open"), items.OrderBy(ticket => ticket.Id));
        Assert.Equal(30, await tickets.Count(open));
    }

    [Fact]
    public async Task Only_the_attributes_that_are_asked_for_are_sent()
    {
        var tickets = await Ticket.NewTable(fixture, "attributes", Ticket.Sold("jazz", 1));
        var sent = new ItemMapping<string>(item => $"{item.Has("id")} {item.Has("status")}", (_, _) => throw new NotSupportedException());

        Assert.Equal(["True True"], (await fixture.Database.Table(tickets.Definition, sent).Scan(new Scan())).Items);
        Assert.Equal(["True False"], (await fixture.Database.Table(tickets.Definition, sent).Scan(new Scan { Attributes = ["id"] })).Items);
    }

    /// <summary>2.4 MB in 12 items: more than the 1 MB that one answer holds.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_whole_table_is_read_beyond_one_answer_s_megabyte(int segments)
    {
        var definition = new TableDefinition("logs", $"whole{segments}", "id");
        await fixture.Database.CreateTables([definition]);
        var logs = fixture.Database.Table<Entry>(definition, Entry.Mapping);
        var text = new string('x', 200_000);
        await logs.BatchWrite(Enumerable.Range(0, 12).Select(index => new Entry($"{index:d2}", text)));
        fixture.Requests.Clear();

        var ids = new List<string>();
        await foreach (var entry in logs.All(new Scan(), default, segments))
            ids.Add(entry.Id);

        Assert.Equal(Enumerable.Range(0, 12).Select(index => $"{index:d2}"), ids.Order());
        Assert.True(fixture.Requests.Count("Scan") >= Math.Max(2, segments));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Items_that_cannot_be_read_are_left_out_where_that_is_asked_for(int segments)
    {
        var tickets = await Ticket.NewTable(fixture, $"malformed{segments}", Ticket.Sold("jazz", 5));
        await fixture.Database.Client.PutItemAsync(tickets.Name, new() { ["id"] = new("broken"), ["price"] = new() { N = "1" } });
        var malformed = new List<string>();

        var read = new List<Ticket>();
        await foreach (var ticket in tickets.All(new Scan(), default, segments, broken => malformed.Add(broken.Attribute)))
            read.Add(ticket);

        Assert.Equal((5, "event"), (read.Count, Assert.Single(malformed)));
        await Assert.ThrowsAsync<MalformedItemException>(async () =>
        {
            await foreach (var ticket in tickets.All(new Scan(), default, segments))
                Assert.NotEqual("broken", ticket.Id);
        });
    }

    [Fact]
    public async Task A_parallel_scan_that_is_left_early_stops_reading()
    {
        var tickets = await Ticket.NewTable(fixture, "left", Ticket.Sold("jazz", 20));

        await foreach (var ticket in tickets.All(new Scan(), default, segments: 3))
        {
            Assert.Equal("jazz", ticket.Event);
            break;
        }
    }

    [Fact]
    public async Task A_failure_in_one_segment_is_the_scan_s()
    {
        var log = new RequestLog { Answer = (_, body) => body["Segment"]!.GetValue<int>() == 1 ? RequestLog.Error("ValidationException") : null };
        await Ticket.NewTable(fixture, "failing", Ticket.Sold("jazz", 5));
        var tickets = fixture.NewDatabase(log).Table(Ticket.Definition("failing"), Ticket.Mapping);

        await Assert.ThrowsAsync<Amazon.DynamoDBv2.AmazonDynamoDBException>(async () =>
        {
            await foreach (var ticket in tickets.All(new Scan(), default, segments: 2))
                Assert.Equal("jazz", ticket.Event);
        });
    }

    private sealed record Entry(string Id, string Text)
    {
        public static readonly ItemMapping<Entry> Mapping = new(
            item => new Entry(item.String("id"), item.String("text")),
            (entry, item) => item.String("id", entry.Id).String("text", entry.Text));
    }
}
