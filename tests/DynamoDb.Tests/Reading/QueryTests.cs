using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests.Reading;

/// <summary>Over 25 tickets to "jazz", sold minute after minute, and 3 to "folk".</summary>
public sealed class QueryTests(QueryTests.Tickets tickets) : IClassFixture<QueryTests.Tickets>
{
    private static readonly Ticket[] Jazz = Ticket.Sold("jazz", 25);
    private static readonly Query Newest = new("jazz") { Index = "by-event", Descending = true, Limit = 10 };

    private readonly Table<Ticket> table = tickets.Table;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(26)]
    public async Task Pages_of_any_size_follow_each_other_without_gap_or_repetition(int limit)
    {
        var pages = await Pages(Newest with { Limit = limit });

        Assert.Equal(Jazz.Reverse(), pages.SelectMany(page => page.Items));
        Assert.All(pages.SkipLast(1), page => Assert.Equal(limit, page.Items.Count));
        Assert.All(pages.SkipLast(1), page => Assert.True(page.HasMore));
        Assert.Equal((25 + limit - 1) / limit, pages.Count);
    }

    [Fact]
    public async Task A_page_that_ends_with_the_data_has_no_cursor()
    {
        var page = await table.Query(Newest with { Limit = 25 });

        Assert.Equal(25, page.Items.Count);
        Assert.Null(page.Next);
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task A_page_can_go_on_after_any_of_its_items()
    {
        var first = await table.Query(Newest);

        Assert.True(table.TryContinue(Newest, first.CursorAt(3), out var continued));
        var page = await table.Query(continued);

        Assert.Equal(Jazz.Reverse().Skip(4).Take(10), page.Items);
    }

    [Fact]
    public async Task A_page_of_a_filtered_query_is_filled_before_it_is_given()
    {
        var used = Newest with { Filter = Condition.Equal("status", "used"), Limit = 5 };

        var pages = await Pages(used);

        Assert.Equal([5, 5, 2], pages.Select(page => page.Items.Count));
        Assert.Equal(Jazz.Reverse().Where(ticket => ticket.Status == "used"), pages.SelectMany(page => page.Items));
    }

    [Fact]
    public async Task What_DynamoDB_cannot_filter_is_filtered_while_the_page_fills()
    {
        var every = Newest with { Limit = 4, Scope = "every third" };

        var pages = await Pages(every, ticket => ticket.Price % 3 == 0);

        Assert.Equal([4, 4], pages.Select(page => page.Items.Count));
        Assert.Equal(Jazz.Reverse().Where(ticket => ticket.Price % 3 == 0), pages.SelectMany(page => page.Items));
    }

    [Fact]
    public async Task A_page_ends_short_at_the_bound_on_reading_and_the_next_goes_on_there()
    {
        var rare = Newest with { Filter = Condition.Equal("price", 1), Limit = 5, MostRead = 10 };

        var first = await table.Query(rare);
        var pages = await Pages(rare);

        Assert.Empty(first.Items);
        Assert.True(first.HasMore);
        Assert.Equal(10, first.ItemsRead);
        Assert.Equal([Jazz[0]], pages.SelectMany(page => page.Items));
        Assert.Equal(3, pages.Count);
    }

    public static TheoryData<string, SortCondition, int[]> SortConditions => new()
    {
        { "equal", SortCondition.Equal(At(3)), [3] },
        { "less", SortCondition.LessThan(At(2)), [0, 1] },
        { "at most", SortCondition.AtMost(At(2)), [0, 1, 2] },
        { "greater", SortCondition.GreaterThan(At(22)), [23, 24] },
        { "at least", SortCondition.AtLeast(At(23)), [23, 24] },
        { "between", SortCondition.Between(At(4), At(6)), [4, 5, 6] },
        { "begins with", SortCondition.BeginsWith("2031-05-06T00:2"), [20, 21, 22, 23, 24] },
    };

    [Theory]
    [MemberData(nameof(SortConditions))]
    public async Task A_part_of_the_partition_is_read_by_its_sort_key(string meaning, SortCondition sort, int[] expected)
    {
        var page = await table.Query(new Query("jazz") { Index = "by-event", Sort = sort });

        Assert.True(page.Items.SequenceEqual(expected.Select(index => Jazz[index])), meaning);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_query_alone()
    {
        var cursor = (await table.Query(Newest)).Next;
        Query[] others =
        [
            new("folk") { Index = "by-event", Descending = true },
            Newest with { Descending = false },
            Newest with { Sort = SortCondition.LessThan(At(20)) },
            Newest with { Filter = Condition.Equal("status", "open") },
            Newest with { Filter = Condition.Equal("status", "used") },
            Newest with { Scope = "search: x" },
        ];

        Assert.All(others, other => Assert.False(table.TryContinue(other, cursor, out _)));
        Assert.False(table.TryContinue(new Scan { Index = "by-event" }, cursor, out _));
        Assert.True(table.TryContinue(Newest with { Limit = 3, MostRead = 99 }, cursor, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("eyJpZCI6ImphenotMDAwMCJ9")]
    public void A_cursor_that_is_none_is_refused(string cursor) => Assert.False(table.TryContinue(Newest, cursor, out _));

    [Fact]
    public async Task All_and_Count_ignore_the_limit()
    {
        var items = new List<Ticket>();
        await foreach (var item in table.All(Newest with { Limit = 2 }))
            items.Add(item);

        Assert.Equal(Jazz.Reverse(), items);
        Assert.Equal(25, await table.Count(Newest with { Limit = 2 }));
        Assert.Equal(12, await table.Count(Newest with { Filter = Condition.Equal("status", "used") }));
    }

    [Fact]
    public async Task An_unknown_partition_is_an_empty_page()
    {
        var page = await table.Query(new Query("opera") { Index = "by-event" });

        Assert.Empty(page.Items);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task All_items_and_their_number_come_in_requests_of_bounded_size()
    {
        tickets.Requests.Clear();

        var all = await table.All(Newest with { MostPerRequest = 4 }).ToListAsync();
        var count = await table.Count(Newest with { MostPerRequest = 25 });

        Assert.Equal(Jazz.Reverse(), all);
        Assert.Equal(25, count);
        Assert.Equal([4, 4, 4, 4, 4, 4, 4, 25, 25], tickets.Requests.Bodies("Query").Select(body => (int)body["Limit"]!));
    }

    [Fact]
    public async Task A_query_that_makes_no_sense_is_refused_before_it_is_sent()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await table.Query(new Query("jazz") { Index = "by-mood" }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await table.Query(new Query("x") { Sort = SortCondition.Equal("y") }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await table.Query(Newest with { Limit = 0 }));
    }

    [Fact]
    public async Task A_cancelled_query_is_not_sent() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await table.Query(Newest, new CancellationToken(canceled: true)));

    private static ItemValue At(int minute) => Jazz[minute].SoldAt;

    private async Task<List<Page<Ticket>>> Pages(Query query, Func<Ticket, bool>? keeps = null)
    {
        var pages = new List<Page<Ticket>>();
        for (string? cursor = null; pages.Count == 0 || cursor is not null; cursor = pages[^1].Next)
        {
            Assert.True(table.TryContinue(query, cursor, out var continued));
            pages.Add(await table.Query(continued, default, keeps));
        }
        return pages;
    }

    public sealed class Tickets : IAsyncLifetime
    {
        private readonly DatabaseFixture fixture = new();

        public RequestLog Requests => fixture.Requests;

        internal Table<Ticket> Table { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await fixture.InitializeAsync();
            Table = await Ticket.NewTable(fixture, "queries", [.. Jazz, .. Ticket.Sold("folk", 3)]);
        }

        public Task DisposeAsync() => fixture.DisposeAsync();
    }
}
