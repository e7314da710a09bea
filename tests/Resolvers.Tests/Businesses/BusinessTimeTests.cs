using Graph.Resolvers.Businesses;

namespace Graph.Resolvers.Tests.Businesses;

public sealed class BusinessTimeTests
{
    private static readonly DateTimeOffset Instant = new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero);

    [Fact]
    public void An_instant_is_written_as_the_table_always_had_it()
    {
        Assert.Equal("2031-02-03T04:05:06.123456", BusinessTime.Format(Instant.AddTicks(1_234_567)));
        Assert.Equal("2031-02-03T04:05:06.000001", BusinessTime.Format(Instant.AddTicks(19)));
        Assert.Equal("2031-02-03T04:05:06", BusinessTime.Format(Instant.AddTicks(9)));
        Assert.Equal("2031-02-03T04:05:06", BusinessTime.Format(Instant.ToOffset(TimeSpan.FromHours(13))));
    }

    [Theory]
    [InlineData("2031-02-03T04:05:06")]
    [InlineData("2031-02-03T04:05:06.000000")]
    [InlineData("2031-02-03T04:05:06.000Z")]
    [InlineData("2031-02-03T17:05:06+13:00")]
    public void Every_form_that_is_stored_is_read(string text) => Assert.Equal(Instant, BusinessTime.Read(text));

    [Fact]
    public void What_was_stored_reads_back_to_the_microsecond() =>
        Assert.Equal(Instant.AddMicroseconds(123_456), BusinessTime.Read("2031-02-03T04:05:06.123456"));

    [Fact]
    public void What_is_no_time_reads_as_null() => Assert.Null(BusinessTime.Read("yesterday"));

    [Fact]
    public void A_change_is_later_than_the_one_before_whatever_the_clock_says()
    {
        Assert.Equal(Instant, BusinessTime.After(null, Instant));
        Assert.Equal(Instant, BusinessTime.After(Instant.AddHours(-1), Instant));
        Assert.Equal(Instant.AddMicroseconds(1), BusinessTime.After(Instant, Instant));
        Assert.Equal(Instant.AddHours(1).AddMicroseconds(1), BusinessTime.After(Instant.AddHours(1), Instant));
    }
}
