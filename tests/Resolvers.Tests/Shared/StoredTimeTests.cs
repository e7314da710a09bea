using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class StoredTimeTests
{
    [Fact]
    public void An_instant_is_stored_in_UTC_with_milliseconds() =>
        Assert.Equal("2031-05-05T21:15:00.000Z", StoredTime.Format(new DateTimeOffset(2031, 5, 6, 9, 15, 0, TimeSpan.FromHours(12))));

    [Fact]
    public void A_lower_bound_within_a_millisecond_begins_with_the_next_one()
    {
        var instant = new DateTimeOffset(2031, 5, 6, 9, 15, 0, 7, TimeSpan.Zero);
        Assert.Equal("2031-05-06T09:15:00.007Z", StoredTime.FormatAtOrAfter(instant));
        Assert.Equal("2031-05-06T09:15:00.008Z", StoredTime.FormatAtOrAfter(instant.AddTicks(1)));
        Assert.Equal("2031-05-06T09:15:00.007Z", StoredTime.Format(instant.AddTicks(1)));
    }

    [Fact]
    public void The_last_instant_there_is_can_be_a_bound() =>
        Assert.Equal("9999-12-31T23:59:59.999Z", StoredTime.FormatAtOrAfter(DateTimeOffset.MaxValue));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    public void What_is_no_time_reads_as_null(string? text) => Assert.Null(StoredTime.Read(text));

    [Fact]
    public void What_was_stored_reads_back()
    {
        var instant = new DateTimeOffset(2031, 5, 6, 9, 15, 0, 7, TimeSpan.Zero);
        Assert.Equal(instant, StoredTime.Read(StoredTime.Format(instant)));
    }
}
