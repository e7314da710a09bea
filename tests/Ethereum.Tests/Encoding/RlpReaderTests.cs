using System.Numerics;
using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Tests.Encoding;

public sealed class RlpReaderTests(Ethers ethers) : IClassFixture<Ethers>
{
    private const int Deepest = 64;

    [Fact]
    public void The_examples_of_the_definition_are_read()
    {
        var list = new RlpReader(Convert.FromHexString("c88363617483646f67")).ReadList();
        Assert.Equal("cat"u8, list.ReadBytes());
        Assert.Equal("dog"u8, list.ReadBytes());
        list.End();

        Assert.Equal(BigInteger.Zero, new RlpReader([0x80]).ReadInteger());
        Assert.Equal(1024, new RlpReader([0x82, 0x04, 0x00]).ReadLong());
        Assert.Equal(long.MaxValue, new RlpReader(Convert.FromHexString("887fffffffffffffff")).ReadLong());
    }

    [Theory]
    [InlineData("", "ends before")]
    [InlineData("83646f", "ends before")]
    [InlineData("8100", "header before a byte")]
    [InlineData("817f", "header before a byte")]
    [InlineData("b800", "begins with zeros")]
    [InlineData("b837" + "00", "needs a short one")]
    [InlineData("b90038" + "00", "begins with zeros")]
    [InlineData("b8", "ends before")]
    [InlineData("b838" + "00", "ends before")]
    [InlineData("bbffffffff", "ends before")]
    [InlineData("bfffffffffffffffff", "longer than 4 GB")]
    [InlineData("c0", "a list")]
    public void What_is_no_canonical_string_is_refused(string hex, string part)
    {
        var refused = Assert.Throws<FormatException>(() => new RlpReader(Convert.FromHexString(hex)).ReadBytes().Length);

        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("820001")]
    [InlineData("a1" + "010000000000000000000000000000000000000000000000000000000000000000")]
    public void A_number_has_no_leading_zeros_and_at_most_32_bytes(string hex) =>
        Assert.Throws<FormatException>(() => new RlpReader(Convert.FromHexString(hex)).ReadInteger());

    [Fact]
    public void A_number_above_2_to_the_63_is_no_long() =>
        Assert.Throws<FormatException>(() => new RlpReader(Convert.FromHexString("888000000000000000")).ReadLong());

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("c1")]
    [InlineData("f8")]
    [InlineData("f800")]
    [InlineData("f838")]
    public void What_is_no_list_is_refused(string hex) =>
        Assert.Throws<FormatException>(() => new RlpReader(Convert.FromHexString(hex)).ReadList().IsAtEnd);

    [Fact]
    public void What_is_behind_the_end_is_refused() => Assert.Throws<FormatException>(() =>
    {
        var reader = new RlpReader([0x01, 0x02]);
        reader.ReadBytes();
        reader.End();
    });

    /// <summary>
    /// Ethers takes some that is not canonical (a header before a small byte, long lengths), so what it reads is written again: that
    /// is the same bytes when they were.
    /// </summary>
    [Fact]
    public async Task Of_ten_thousand_changed_items_those_are_read_that_ethers_reads_and_writes_the_same()
    {
        const int Seed = 21;
        var inputs = new Inputs(Seed);
        var items = Enumerable.Range(0, 10_000).Select(i => Changed(inputs, i % 4)).ToArray();

        var expected = await ethers.AskTexts("canonicalRlp", items.Select(item => Hex.Of(item)));

        var read = 0;
        for (var i = 0; i < items.Length; i++)
        {
            var again = Again(items[i]);
            Assert.True(expected[i] == again, $"Seed {Seed}, item {i}, {Hex.Of(items[i])}: ethers {expected[i]}, here {again}.");
            read += again.Length == 0 ? 0 : 1;
        }
        Assert.InRange(read, 3_000, 9_000);
    }

    private static byte[] Changed(Inputs inputs, int changes)
    {
        var item = RandomItem(inputs, new RlpWriter(), depth: 4).Written.ToArray();
        for (; changes > 0; changes--)
        {
            var at = inputs.Below(Math.Min(item.Length, 4));
            item[at] = inputs.Coin() ? inputs.Bytes(1)[0] : (byte)(item[at] + 1);
        }
        return inputs.Below(6) == 0 ? [.. item, .. inputs.Bytes(1)] : item;
    }

    private static RlpWriter RandomItem(Inputs inputs, RlpWriter rlp, int depth)
    {
        if (depth == 0 || inputs.Coin())
            return rlp.Bytes(inputs.Bytes(inputs.Below(20) == 0 ? inputs.Below(400) : inputs.Below(4)));
        rlp.BeginList();
        for (var count = inputs.Below(5); count > 0; count--)
            RandomItem(inputs, rlp, depth - 1);
        return rlp.EndList();
    }

    /// <summary>What was read, written; nothing when it is refused.</summary>
    private static string Again(ReadOnlySpan<byte> item)
    {
        try
        {
            var reader = new RlpReader(item);
            var writer = new RlpWriter();
            Copy(ref reader, writer, Deepest);
            reader.End();
            return Hex.Of(writer.Written);
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private static void Copy(ref RlpReader reader, RlpWriter writer, int depth)
    {
        if (!reader.IsAtList || depth == 0)
        {
            writer.Bytes(reader.ReadBytes());
            return;
        }
        writer.BeginList();
        for (var list = reader.ReadList(); !list.IsAtEnd;)
            Copy(ref list, writer, depth - 1);
        writer.EndList();
    }
}
