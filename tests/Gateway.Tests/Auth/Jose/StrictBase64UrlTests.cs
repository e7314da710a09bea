using System.Buffers.Text;
using FsCheck;
using FsCheck.Fluent;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Tests.Auth.Jose;

public sealed class StrictBase64UrlTests
{
    [Fact]
    public void What_was_encoded_comes_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
            StrictBase64Url.Decode(Base64Url.EncodeToString(bytes)).AsSpan().SequenceEqual(bytes)).QuickCheckThrowOnFailure();

    /// <summary>Of all texts of four characters over these, each that is taken is the only one for its bytes.</summary>
    [Fact]
    public void No_two_texts_are_the_same_bytes()
    {
        const string Characters = "AQgw09-_=+/ \n.é";
        var refused = new HashSet<string>();

        foreach (var a in Characters)
            foreach (var b in Characters)
                foreach (var c in Characters)
                    foreach (var d in Characters)
                        foreach (var text in new[] { $"{a}{b}", $"{a}{b}{c}", $"{a}{b}{c}{d}" }.Distinct())
                            if (StrictBase64Url.Decode(text) is { } bytes)
                                Assert.True(text.All(char.IsAscii) && Base64Url.EncodeToString(bytes) == text, text);
                            else
                                refused.Add(text);

        Assert.Contains("A0", refused);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("AA=")]
    [InlineData("AA==")]
    [InlineData("AAAA\n")]
    [InlineData(" AAAA")]
    [InlineData("AA AA")]
    [InlineData("AA+A")]
    [InlineData("AA/A")]
    [InlineData("AB")]
    [InlineData("AAB")]
    [InlineData("AA%3D")]
    [InlineData("AAAА")]
    public void Anything_else_is_refused(string text) => Assert.Null(StrictBase64Url.Decode(text));

    [Fact]
    public void Nothing_is_no_bytes() => Assert.Empty(StrictBase64Url.Decode("")!);
}
