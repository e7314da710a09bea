using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Graph.Ethereum.Transactions;

namespace Graph.Ethereum.Tests.Transactions;

public sealed class DecimalAmountTests(Ethers ethers) : IClassFixture<Ethers>
{
    [Theory]
    [InlineData("1", 18, "1000000000000000000")]
    [InlineData("0.25", 18, "250000000000000000")]
    [InlineData("0.000000000000000001", 18, "1")]
    [InlineData("007.5", 1, "75")]
    [InlineData("12", 0, "12")]
    [InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639935", 0, "115792089237316195423570985008687907853269984665640564039457584007913129639935")]
    public void A_decimal_number_is_read_exactly(string text, int decimals, string units)
    {
        Assert.True(DecimalAmount.TryParse(text, decimals, out var amount));
        Assert.Equal(units, amount.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("", 18)]
    [InlineData(".5", 18)]
    [InlineData("5.", 18)]
    [InlineData("-1", 18)]
    [InlineData("+1", 18)]
    [InlineData("1e3", 18)]
    [InlineData("1,5", 18)]
    [InlineData(" 1", 18)]
    [InlineData("1 ", 18)]
    [InlineData("1.2.3", 18)]
    [InlineData("0x10", 18)]
    [InlineData("٣", 18)]
    [InlineData("0.12", 1)]
    [InlineData("1.0", 0)]
    [InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639936", 0)]
    [InlineData("1000000000000000000000000000000000000000000000000000000000000000000000000000000", 0)]
    public void What_is_no_amount_is_refused(string text, int decimals) => Assert.False(DecimalAmount.TryParse(text, decimals, out _));

    [Fact]
    public async Task Two_thousand_amounts_are_written_and_read_as_ethers_does()
    {
        var inputs = new Inputs(8);
        var amounts = Enumerable.Range(0, 2_000).Select(_ => (Units: inputs.Number(), Decimals: 1 + inputs.Below(30))).ToArray();

        var texts = await ethers.Ask("units", amounts.Select(amount => new JsonObject
        {
            ["units"] = amount.Units.ToString(CultureInfo.InvariantCulture), ["decimals"] = amount.Decimals,
        }));

        Assert.Equal(texts.Select(text => (string)text!), amounts.Select(amount => DecimalAmount.Format(amount.Units, amount.Decimals)));
        Assert.All(amounts, amount =>
        {
            Assert.True(DecimalAmount.TryParse(DecimalAmount.Format(amount.Units, amount.Decimals), amount.Decimals, out var read));
            Assert.Equal(amount.Units, read);
        });
    }

    [Fact]
    public void Without_decimals_there_is_no_point() => Assert.Equal("12", DecimalAmount.Format(new BigInteger(12), 0));
}
