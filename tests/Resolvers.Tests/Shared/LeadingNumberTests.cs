using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class LeadingNumberTests
{
    [Theory]
    [InlineData("20.00", "20.00")]
    [InlineData("  20.5 NZD", "20.5")]
    [InlineData("-3", "-3")]
    [InlineData("+3.", "3")]
    [InlineData(".5", "0.5")]
    [InlineData("1e2", "100")]
    [InlineData("1e", "1")]
    [InlineData("1,234.50", "1")]
    [InlineData("1.2.3", "1.2")]
    public void A_number_at_the_start_is_read(string text, string number)
    {
        Assert.True(LeadingNumber.TryRead(text, out var value));
        Assert.Equal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("NZ$20")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("e5")]
    [InlineData("1e400")]
    [InlineData("99999999999999999999999999999999")]
    public void Other_texts_hold_no_number(string? text)
    {
        Assert.False(LeadingNumber.TryRead(text, out var value));
        Assert.Equal(0, value);
    }
}
