using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class TimeWindowTests
{
    [Fact]
    public void Whole_days_reach_from_midnight_to_the_last_millisecond() =>
        Assert.Equal(
            new TimeWindow("2031-05-06T00:00:00.000Z", "2031-05-07T23:59:59.999Z"),
            TimeWindow.Of(null, "at", new DateRange { From = new DateOnly(2031, 5, 6), To = new DateOnly(2031, 5, 7) }, "on"));

    [Fact]
    public void The_last_day_there_is_can_be_an_end() =>
        Assert.Equal(
            new TimeWindow(null, "9999-12-31T23:59:59.999Z"),
            TimeWindow.Of(null, "at", new DateRange { To = DateOnly.MaxValue }, "on"));

    [Fact]
    public void Instants_and_days_restrict_together()
    {
        var instants = new DateTimeRange { From = Instant(hour: 9), To = Instant(hour: 17) };
        var days = new DateRange { From = new DateOnly(2031, 5, 6), To = new DateOnly(2031, 5, 6) };
        Assert.Equal(new TimeWindow("2031-05-06T09:00:00.000Z", "2031-05-06T17:00:00.000Z"), TimeWindow.Of(instants, "at", days, "on"));

        var dayBefore = new DateRange { To = new DateOnly(2031, 5, 5) };
        Assert.True(TimeWindow.Of(instants, "at", dayBefore, "on").IsEmpty);
    }

    [Fact]
    public void Without_ends_everything_is_within()
    {
        var everything = TimeWindow.Of(null, "at", new DateRange(), "on");
        Assert.Equal(default, everything);
        Assert.False(everything.IsEmpty);
        Assert.True(everything.Contains("2031-05-06T09:00:00.000Z"));
    }

    [Fact]
    public void A_window_of_one_instant_is_not_empty()
    {
        var window = TimeWindow.Of(new DateTimeRange { From = Instant(9), To = Instant(9) }, "at", null, "on");
        Assert.False(window.IsEmpty);
        Assert.True(window.Contains("2031-05-06T09:00:00.000Z"));
        Assert.False(window.Contains("2031-05-06T09:00:00.001Z"));
        Assert.False(window.Contains("2031-05-06T08:59:59.999Z"));
    }

    [Fact]
    public void An_end_before_the_beginning_is_refused()
    {
        var refused = Assert.Throws<GraphQLException>(() => TimeWindow.Of(new DateTimeRange { From = Instant(17), To = Instant(9) }, "createdAt", null, "on"));
        Assert.Equal("BAD_USER_INPUT", refused.Error.Code);
        Assert.Equal("'createdAt.from' is later than 'createdAt.to'; swap them or leave one out.", refused.Message);
    }

    private static DateTimeOffset Instant(int hour) => new(2031, 5, 6, hour, 0, 0, TimeSpan.Zero);
}
