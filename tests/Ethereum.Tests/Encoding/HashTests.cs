using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Tests.Encoding;

public sealed class HashTests
{
    [Theory]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    public void A_hash_is_written_as_it_is_read(string text) => Assert.Equal(text, Hash.Parse(text).ToString());

    [Fact]
    public void Hashes_are_equal_by_their_bytes()
    {
        Assert.Equal(Hash.Of([]), Hash.Parse("0xC5D2460186F7233C927E7DB2DCC703C0E500B653CA82273B7BFAD8045D85A470"));
        Assert.Equal(default, Hash.Parse($"0x{new string('0', 64)}"));
        Assert.NotEqual(default, Hash.Of([]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a47000")]
    [InlineData("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a4")]
    [InlineData("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a4700")]
    [InlineData("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a47000")]
    [InlineData("0xg5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    public void A_text_that_is_no_hash_is_refused(string? text)
    {
        Assert.False(Hash.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Hash.Parse(text!));
    }
}
