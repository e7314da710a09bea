using Graph.Lambda.Runtime;

namespace Graph.Lambda.Tests.Runtime;

public sealed class InvocationDeadlineTests
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(30_000, 29_000)]
    [InlineData(12_000, 11_000)]
    [InlineData(6_000, 5_400)]
    [InlineData(2_000, 1_800)]
    [InlineData(1_000, 900)]
    [InlineData(10, 9)]
    [InlineData(0, 0)]
    [InlineData(-5_000, 0)]
    public void There_is_time_left_to_say_that_it_is_over(int millisecondsLeft, int millisecondsGiven) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(millisecondsGiven),
            InvocationDeadline.TimeFor(s_now.AddMilliseconds(millisecondsLeft), s_now));

    [Fact]
    public void Without_a_deadline_there_is_a_day() =>
        Assert.Equal(TimeSpan.FromDays(1), InvocationDeadline.TimeFor(DateTimeOffset.MaxValue, s_now));
}
