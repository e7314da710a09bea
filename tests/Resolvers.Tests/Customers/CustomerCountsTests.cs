using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Tests.Customers;

public sealed class CustomerCountsTests
{
    private readonly Ticks time = new();

    [Fact]
    public async Task A_count_is_as_old_as_its_beginning_however_late_someone_joins_it()
    {
        var counts = new CustomerCounts(time);
        var counted = new TaskCompletionSource<int>();
        var first = counts.Get("all", () => counted.Task, default).AsTask();
        time.Pass(TimeSpan.FromSeconds(4));
        var joined = counts.Get("all", () => counted.Task, default).AsTask();
        counted.SetResult(7);
        Assert.Equal((7, 7), (await first, await joined));
        Assert.Equal(7, await counts.Get("all", () => Task.FromResult(8), default));

        time.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(8, await counts.Get("all", () => Task.FromResult(8), default));
    }

    /// <summary>Measures only the time that a test lets pass.</summary>
    private sealed class Ticks : TimeProvider
    {
        private long passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => passed;

        public void Pass(TimeSpan time) => passed += time.Ticks;
    }
}
