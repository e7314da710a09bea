using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class NumberRangeTests
{
    [Fact]
    public void Both_ends_belong_to_the_range()
    {
        var range = NumberRange.Of(new DecimalRange { Min = 1.5m, Max = 2m }, "total");
        Assert.Equal([false, true, true, false], new[] { 1.49m, 1.50m, 2.00m, 2.01m }.Select(range.Contains));
    }

    [Fact]
    public void An_end_that_is_left_out_is_open()
    {
        Assert.True(NumberRange.Of(new DecimalRange { Min = 0 }, "total").Contains(decimal.MaxValue));
        Assert.True(NumberRange.Of(new DecimalRange { Max = 0 }, "total").Contains(decimal.MinValue));
        Assert.True(NumberRange.Of(null, "total").Contains(0));
    }
}
