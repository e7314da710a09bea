using Graph.Resolvers.Reports;

namespace Graph.Resolvers.Tests.Reports;

public sealed class SalesMemoryTests
{
    private static readonly DateOnly s_day = new(2031, 5, 6);

    private readonly MovableTime time = new(Shop.Now);
    private readonly SalesMemory memory;
    private int reads;

    public SalesMemoryTests() => memory = new SalesMemory(time);

    [Fact]
    public async Task For_a_second_nothing_is_read_again_whatever_has_changed()
    {
        Assert.Equal(1, await Get("a", "v1"));
        Assert.Equal(1, await Get("a", "v2"));
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await Get("a", "v2"));
    }

    /// <summary>What is read together with a new version may lack some of its rows.</summary>
    [Fact]
    public async Task It_is_remembered_longer_once_its_version_is_two_seconds_old()
    {
        Assert.Equal(1, await Get("a", "v1"));
        time.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await Get("a", "v1"));
        time.Pass(TimeSpan.FromMinutes(4));
        Assert.Equal(2, await Get("a", "v1"));
        Assert.Equal(3, await Get("a", "v2"));
    }

    [Fact]
    public async Task After_five_minutes_it_is_read_again()
    {
        await Get("a", "v1");
        time.Pass(TimeSpan.FromSeconds(2));
        await Get("a", "v1");
        time.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(3, await Get("a", "v1"));
    }

    [Fact]
    public async Task Without_a_version_it_is_remembered_for_a_second()
    {
        await Get("a", null);
        time.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await Get("a", null));
        time.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(3, await Get("a", null));
    }

    [Fact]
    public async Task No_more_rows_are_kept_than_may_be_and_what_is_larger_than_all_is_read_each_time()
    {
        Assert.Equal(1, await Get("a", "v1", 120_000));
        Assert.Equal(1, await Get("a", "v1", 120_000));
        // It does not fit beside the other, and is kept alone.
        Assert.Equal(2, await Get("b", "v1", 120_000));
        Assert.Equal(2, await Get("b", "v1", 120_000));
        Assert.Equal(3, await Get("a", "v1", 120_000));

        Assert.Equal(4, await Get("c", "v1", 200_000));
        Assert.Equal(5, await Get("c", "v1", 200_000));
    }

    [Fact]
    public async Task Who_asks_while_it_is_read_waits_for_that()
    {
        var reading = new TaskCompletionSource<IReadOnlyList<SalesRow>>();
        var first = memory.Get(("a", default), "v1", () => reading.Task, default).AsTask();
        var second = memory.Get(("a", default), "v2", () => throw new InvalidOperationException("It is being read."), default).AsTask();

        reading.SetResult([]);

        Assert.Same(await first, await second);
    }

    /// <returns>Which reading it is of.</returns>
    private async Task<int> Get(string facet, string? version, int rows = 1)
    {
        var found = await memory.Get(
            (facet, default),
            version,
            () =>
            {
                var row = new SalesRow(s_day, facet, new SalesFigures(++reads, 0, 0, 0));
                return Task.FromResult<IReadOnlyList<SalesRow>>([.. Enumerable.Repeat(row, rows)]);
            },
            default);
        return found[0].Figures.Orders;
    }
}
