using Graph.Ethereum.JsonRpc;

namespace Graph.Ethereum.Tests.JsonRpc;

public sealed class BlockTagTests
{
    [Theory]
    [InlineData(0, "0x0")]
    [InlineData(255, "0xff")]
    [InlineData(long.MaxValue, "0x7fffffffffffffff")]
    public void A_number_is_a_quantity(long number, string text) => Assert.Equal(text, BlockTag.Number(number).ToString());

    /// <summary>In two's complement -1 would be written as block 255.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void There_is_no_block_before_the_first(long number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockTag.Number(number));
}
