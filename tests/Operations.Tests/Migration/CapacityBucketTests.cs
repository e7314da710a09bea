using Graph.Operations.Migration;

namespace Graph.Operations.Tests.Migration;

public sealed class CapacityBucketTests
{
    private readonly SkippingTime time = new();

    [Theory]
    [InlineData(100, 0.5)]
    [InlineData(100, 50)]
    [InlineData(5, 128)]
    public async Task Requests_use_what_is_allowed_and_hardly_more(double unitsPerSecond, double each)
    {
        var bucket = new CapacityBucket(unitsPerSecond, time);
        var started = time.GetTimestamp();
        for (var request = 0; request < 1_000; request++)
            bucket.Settle(await bucket.Reserve(default), each);

        // A second's worth is there at the beginning, and the last request is not waited for.
        var least = (1_000 * each - each - unitsPerSecond) / unitsPerSecond;
        Assert.InRange(time.GetElapsedTime(started).TotalSeconds, least, 1_000 * each / unitsPerSecond + 1_000 * 0.002);
    }

    [Fact]
    public async Task Requests_under_way_are_counted_as_the_one_before()
    {
        var bucket = new CapacityBucket(10, time);
        bucket.Settle(await bucket.Reserve(default), 8);
        var started = time.GetTimestamp();

        var first = await bucket.Reserve(default);
        var second = await bucket.Reserve(default);

        Assert.Equal((8, 8), (first, second));
        Assert.InRange(time.GetElapsedTime(started).TotalSeconds, 0.6, 0.61);
    }

    [Fact]
    public async Task What_was_throttled_uses_nothing()
    {
        var bucket = new CapacityBucket(1, time);
        var started = time.GetTimestamp();
        for (var request = 0; request < 100; request++)
            bucket.Settle(await bucket.Reserve(default), 0);

        Assert.Equal(started, time.GetTimestamp());
    }

    [Fact]
    public async Task Without_a_bound_nobody_waits()
    {
        var bucket = new CapacityBucket(null, time);
        var started = time.GetTimestamp();
        for (var request = 0; request < 100; request++)
            bucket.Settle(await bucket.Reserve(default), 10_000);

        Assert.Equal(started, time.GetTimestamp());
    }
}
