using System.Text;
using System.Text.Json.Nodes;
using Graph.Ethereum.Keystores;

namespace Graph.Ethereum.Tests.Keystores;

public sealed class PasswordTests(KeystorePeers peers) : IClassFixture<KeystorePeers>
{
    [Fact]
    public async Task Every_character_that_is_taken_Node_leaves_as_it_is_alone_and_between_others()
    {
        var taken = Enumerable.Range(0, 0x110000)
            .Where(value => Rune.IsValid(value) && UnchangedText.Has(new Rune(value)))
            .Select(value => new Rune(value).ToString()).ToArray();
        var texts = taken.SelectMany(character => new[] { character, $"a{character}e", $"か{character}가", $"ا{character}α" }).ToArray();

        var normalised = await peers.Ask("normalise", texts.Select(text => (JsonNode?)JsonValue.Create(text)));

        Assert.InRange(taken.Length, 70_000, 200_000);
        for (var i = 0; i < texts.Length; i++)
            Assert.True(texts[i] == (string)normalised[i]!, $"{texts[i]} U+{char.ConvertToUtf32(taken[i / 4], 0):X4}");
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_password() => Assert.All(
        ["a\ud800b", "\ud800", "\udc00a", "a\ud800"],
        password => Assert.Equal(
            KeystoreFailure.UnusablePassword, Assert.Throws<KeystoreException>(() => Password.Encode(password)).Reason));

    /// <summary>U+03A2 stands between capital letters and is none. What a later Unicode assigns may be a mark.</summary>
    [Fact]
    public void A_character_that_is_not_assigned_is_not_taken() =>
        Assert.Equal(KeystoreFailure.PasswordNotNormalisable, Assert.Throws<KeystoreException>(() => Password.Encode("a\u03A2")).Reason);

    [Theory]
    [InlineData(1_024, false)]
    [InlineData(1_025, true)]
    public void More_than_1024_bytes_are_no_password(int length, bool isRefused)
    {
        var error = Record.Exception(() => Password.Encode(new string('x', length)).Dispose());

        Assert.Equal(isRefused, error is KeystoreException { Reason: KeystoreFailure.UnusablePassword });
    }
}
