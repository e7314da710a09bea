using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class WholeDaysTests
{
    private static readonly DateTimeOffset Start = new(2031, 5, 6, 9, 15, 0, TimeSpan.Zero);

    [Fact]
    public void A_day_has_passed_after_exactly_24_hours()
    {
        Assert.Equal(0, WholeDays.Between(Start, Start.AddHours(24).AddTicks(-1)));
        Assert.Equal(1, WholeDays.Between(Start, Start.AddHours(24)));
    }

    [Fact]
    public void Days_before_the_start_are_rounded_down_too()
    {
        Assert.Equal(-1, WholeDays.Between(Start, Start.AddTicks(-1)));
        Assert.Equal(-1, WholeDays.Between(Start, Start.AddHours(-24)));
        Assert.Equal(-2, WholeDays.Between(Start, Start.AddHours(-24).AddTicks(-1)));
    }

    [Fact]
    public void Offsets_do_not_matter() =>
        Assert.Equal(0, WholeDays.Between(Start, new DateTimeOffset(2031, 5, 7, 9, 15, 0, TimeSpan.FromHours(12))));
}
