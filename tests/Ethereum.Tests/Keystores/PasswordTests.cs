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
    public async Task All_characters_that_are_taken_Node_leaves_as_they_are_in_any_order()
    {
        var taken = Enumerable.Range(0, 0x110000)
            .Where(value => Rune.IsValid(value) && UnchangedText.Has(new Rune(value)))
            .Select(value => new Rune(value).ToString()).ToArray();
        var random = new Random(25);
        var texts = Enumerable.Range(0, 5).Select(_ =>
        {
            random.Shuffle(taken);
            return string.Concat(taken);
        }).ToArray();

        var normalised = await peers.Ask("normalise", texts.Select(text => (JsonNode?)JsonValue.Create(text)));

        Assert.Equal(texts, normalised.Select(text => (string)text!));
    }

    /// <summary>In the last one U+FFFD, which takes the place of a half, must not hide it. Attributes cannot hold halves.</summary>
    [Fact]
    public void Half_of_a_surrogate_pair_is_no_password() => Assert.All(
        ["a\ud800b", "\ud800", "\udc00a", "a\ud800", "\udc00\ud800", "\ufffd\ud800"],
        password =>
        {
            Assert.Equal(KeystoreFailure.UnusablePassword, Assert.Throws<KeystoreException>(() => Password.Encode(password)).Reason);
            Assert.Equal(KeystoreFailure.UnusablePassword, Assert.Throws<KeystoreException>(() => Password.EncodeRaw(password)).Reason);
        });

    /// <summary>Each is of another reason: ligature, width, mark, compatibility jamo, medial and final jamo, sign that decomposes.</summary>
    [Theory]
    [InlineData("\uFB01", "U+FB01")]
    [InlineData("\uFF21", "U+FF21")]
    [InlineData("\uFF76", "U+FF76")]
    [InlineData("e\u0301", "U+0301")]
    [InlineData("か\u3099", "U+3099")]
    [InlineData("\u3131", "U+3131")]
    [InlineData("가\u1161", "U+1161")]
    [InlineData("가\u11A8", "U+11A8")]
    [InlineData("\u212B", "U+212B")]
    [InlineData("\u00BD", "U+00BD")]
    [InlineData("\U0001D400", "U+1D400")]
    [InlineData("river-42 \u00A0", "U+00A0")]
    public void A_character_that_NFKC_may_change_is_named(string password, string character)
    {
        var refused = Assert.Throws<KeystoreException>(() => Password.Encode(password));

        Assert.Equal(
            (KeystoreFailure.PasswordNotNormalisable,
                $"The password has the character {character}, which has to be normalised (NFKC) before it is sent, or be another one."),
            (refused.Reason, refused.Message));
    }

    /// <summary>U+03A2 stands between capital letters and is none. What a later Unicode assigns may be a mark.</summary>
    [Fact]
    public void A_character_that_is_not_assigned_is_not_taken() =>
        Assert.Equal(KeystoreFailure.PasswordNotNormalisable, Assert.Throws<KeystoreException>(() => Password.Encode("a\u03A2")).Reason);

    [Theory]
    [InlineData('x', 1_024, false)]
    [InlineData('x', 1_025, true)]
    [InlineData('ü', 512, false)]
    [InlineData('ü', 513, true)]
    public void More_than_1024_bytes_are_no_password(char character, int length, bool isRefused)
    {
        var error = Record.Exception(() => Password.Encode(new string(character, length)).Dispose());

        Assert.Equal(isRefused, error is KeystoreException { Reason: KeystoreFailure.UnusablePassword });
    }
}
