using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Tests.Encoding;

public sealed class Keccak256Tests(Ethers ethers) : IClassFixture<Ethers>
{
    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    public void The_hash_of_a_text_is_the_one_that_Ethereum_knows(string text, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(text))));

    [Fact]
    public async Task Ten_thousand_random_inputs_have_the_hashes_that_ethers_gives_them()
    {
        var inputs = new Inputs(1);
        // Every length around the rate of 136 bytes and its multiples, then any.
        var data = Enumerable.Range(0, 600).Concat(Enumerable.Range(0, 9_400).Select(_ => inputs.Below(1_000)))
            .Append(200_000).Select(inputs.Bytes).ToArray();

        var expected = await ethers.AskTexts("keccak", data.Select(bytes => Hex.Of(bytes)));

        Assert.Equal(expected, data.Select(bytes => Hex.Of(Keccak256.Hash(bytes))));
    }
}
