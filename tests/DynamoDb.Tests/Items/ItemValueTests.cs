using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Tests.Items;

public sealed class ItemValueTests
{
    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("100", "100")]
    [InlineData("0.00", "0")]
    [InlineData("-0", "0")]
    [InlineData("1e3", "1000")]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678")]
    public void Numbers_have_the_text_that_DynamoDB_gives_back(string text, string canonical) =>
        Assert.Equal(canonical, ItemValue.Number(text).Text);

    [Fact]
    public void Equal_numbers_are_equal_keys() => Assert.Equal(new Key("a", 1.50m), new Key("a", 1.5m));

    [Fact]
    public void A_number_and_its_text_are_different_keys() => Assert.NotEqual(new Key("a", 1), new Key("a", "1"));

    [Fact]
    public void Moments_sort_as_text_as_they_do_in_time()
    {
        var early = new DateTimeOffset(2031, 5, 6, 23, 0, 0, TimeSpan.FromHours(12));
        var late = new DateTimeOffset(2031, 5, 6, 12, 0, 0, 1, TimeSpan.Zero);

        Assert.Equal("2031-05-06T11:00:00.000Z", ItemValue.Timestamp(early).Text);
        Assert.True(string.CompareOrdinal(ItemValue.Timestamp(early).Text, ItemValue.Timestamp(late).Text) < 0);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => (ItemValue)value);
}
