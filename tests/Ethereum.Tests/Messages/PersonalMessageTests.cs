using Graph.Ethereum.Encoding;
using Graph.Ethereum.Messages;

namespace Graph.Ethereum.Tests.Messages;

public sealed class PersonalMessageTests(Ethers ethers) : IClassFixture<Ethers>
{
    [Fact]
    public async Task Texts_have_the_hashes_that_ethers_gives_them()
    {
        string[] texts = ["", "Hello", "日本語 \U0001F600 é e\u0301", .. Enumerable.Range(0, 300).Select(length => new string('ü', length))];

        Assert.Equal(await ethers.AskTexts("hashMessage", texts), texts.Select(text => PersonalMessage.Hash(text).ToString()));
    }

    [Fact]
    public async Task Bytes_have_the_hashes_that_ethers_gives_them()
    {
        var inputs = new Inputs(9);
        var messages = Enumerable.Range(0, 300).Select(inputs.Bytes).ToArray();

        Assert.Equal(
            await ethers.AskTexts("hashMessageBytes", messages.Select(message => Hex.Of(message))),
            messages.Select(message => PersonalMessage.Hash(message).ToString()));
    }

    /// <summary>As ethers refuses it: what would be signed is another text than the signer's.</summary>
    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        foreach (var text in new[] { "\ud800", "a\udc00b" })
            Assert.ThrowsAny<ArgumentException>(() => PersonalMessage.Hash(text));
    }
}
