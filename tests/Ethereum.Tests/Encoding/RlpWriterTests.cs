using System.Numerics;
using System.Text.Json.Nodes;
using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Tests.Encoding;

public sealed class RlpWriterTests(Ethers ethers) : IClassFixture<Ethers>
{
    /// <summary>Of the wiki that defines it.</summary>
    [Fact]
    public void The_examples_of_the_definition_are_written_so()
    {
        Assert.Equal("0x83646f67", Hex.Of(new RlpWriter().Bytes("dog"u8).Written));
        Assert.Equal("0xc88363617483646f67", Hex.Of(new RlpWriter().BeginList().Bytes("cat"u8).Bytes("dog"u8).EndList().Written));
        Assert.Equal("0x80", Hex.Of(new RlpWriter().Integer(0).Written));
        Assert.Equal("0x0f", Hex.Of(new RlpWriter().Integer(15).Written));
        Assert.Equal("0x820400", Hex.Of(new RlpWriter().Integer(1024).Written));
        Assert.Equal("0xc0", Hex.Of(new RlpWriter().BeginList().EndList().Written));
        Assert.Equal("0x8180", Hex.Of(new RlpWriter().Number([0, 0, 0x80]).Written));
    }

    [Fact]
    public async Task Ten_thousand_random_items_are_written_as_ethers_writes_them()
    {
        var inputs = new Inputs(2);
        var items = Enumerable.Range(0, 10_000).Select(_ => Item(inputs, depth: 4)).ToArray();

        var expected = await ethers.Ask("rlp", items);

        Assert.Equal(expected.Select(text => (string)text!), items.Select(item => Hex.Of(Write(new RlpWriter(), item).Written)));
    }

    [Fact]
    public void A_list_that_is_not_ended_is_not_given_away()
    {
        var rlp = new RlpWriter().BeginList();

        Assert.Throws<InvalidOperationException>(() => rlp.Written.Length);
    }

    [Fact]
    public void Ethereum_s_numbers_have_256_bits_and_no_sign()
    {
        var largest = (BigInteger.One << 256) - 1;

        Assert.Equal($"0xa0{new string('f', 64)}", Hex.Of(new RlpWriter().Integer(largest).Written));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RlpWriter().Integer(largest + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RlpWriter().Integer(-1));
    }

    private static JsonNode Item(Inputs inputs, int depth) => depth > 0 && inputs.Coin()
        ? new JsonArray([.. Enumerable.Range(0, inputs.Below(5)).Select(_ => Item(inputs, depth - 1))])
        : JsonValue.Create(Hex.Of(inputs.Bytes(inputs.Below(20) == 0 ? inputs.Below(400) : inputs.Below(70))));

    private static RlpWriter Write(RlpWriter rlp, JsonNode item)
    {
        if (item is not JsonArray list)
            return rlp.Bytes(Convert.FromHexString(((string)item!)[2..]));
        rlp.BeginList();
        foreach (var inner in list)
            Write(rlp, inner!);
        return rlp.EndList();
    }
}
