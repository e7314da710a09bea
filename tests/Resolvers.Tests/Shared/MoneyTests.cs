using System.Globalization;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("20", "20.00")]
    [InlineData("0.125", "0.13")]
    [InlineData("29129.625", "29129.63")]
    [InlineData("-0.125", "-0.13")]
    [InlineData("0.124", "0.12")]
    [InlineData("-0.001", "0.00")]
    public void Amounts_are_stored_with_two_decimals_and_halves_go_away_from_zero(string amount, string stored) =>
        Assert.Equal(stored, Money.Format(decimal.Parse(amount, CultureInfo.InvariantCulture)));
}
