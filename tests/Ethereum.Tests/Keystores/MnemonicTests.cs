using System.Text.Json.Nodes;
using Graph.Ethereum.Keystores;

namespace Graph.Ethereum.Tests.Keystores;

public sealed class MnemonicTests(KeystorePeers peers) : IClassFixture<KeystorePeers>
{
    private const string Known = "test test test test test test test test test test test junk";

    [Theory]
    [InlineData(Known)]
    [InlineData("  Test test test\ttest test test test test test test test JUNK\n")]
    public void The_known_mnemonic_leads_to_the_known_account(string phrase)
    {
        using var mnemonic = Mnemonic.Parse(phrase);
        using var key = mnemonic.ToPrivateKey();

        Assert.Equal("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", key.Address.ToString());
    }

    [Fact]
    public async Task Two_hundred_mnemonics_lead_to_the_accounts_that_ethers_gives()
    {
        var inputs = new Inputs(22);
        var made = await peers.Ask("mnemonic", Enumerable.Range(0, 200).Select(i =>
            (JsonNode?)JsonValue.Create(Convert.ToHexStringLower(inputs.Bytes(16 + 4 * (i % 5))))));

        Assert.All(made, expected =>
        {
            using var mnemonic = Mnemonic.Parse((string)expected["phrase"]!);
            using var first = mnemonic.ToPrivateKey();
            using var eighth = mnemonic.ToPrivateKey(7);
            Assert.Equal(
                ((string)expected["addresses"]![0]!, (string)expected["addresses"]![1]!),
                (first.Address.ToString(), eighth.Address.ToString()));
        });
    }

    [Theory]
    [InlineData("", "12, 15, 18, 21 or 24 words")]
    [InlineData("test test test", "12, 15, 18, 21 or 24 words")]
    [InlineData("test test test test test test test test test test test test", "checksum")]
    [InlineData("test test test test test test test test test test test graph", "Word 12")]
    public void What_is_no_mnemonic_is_refused_without_its_words(string phrase, string part)
    {
        var refused = Assert.Throws<KeystoreException>(() => Mnemonic.Parse(phrase));

        Assert.Equal(KeystoreFailure.Malformed, refused.Reason);
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("graph", refused.ToString().Replace("Graph.", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_earlier_wallet_encrypted_opens_with_its_password_and_subject()
    {
        var inputs = new Inputs(23);
        var texts = await peers.Ask("legacy", Enumerable.Range(0, 5).Select(_ => new JsonObject
        {
            ["phrase"] = Known, ["password"] = "pässword", ["subject"] = "user-1", ["iv"] = Convert.ToHexStringLower(inputs.Bytes(16)),
        }));

        Assert.All(texts, text =>
        {
            using var key = LegacyMnemonicCipher.Open((string)text!, "pässword", "user-1");
            Assert.Equal("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", key.Address.ToString());
            Assert.Equal(KeystoreFailure.WrongPassword, ReasonOf((string)text!, "password", "user-1"));
            Assert.Equal(KeystoreFailure.WrongPassword, ReasonOf((string)text!, "pässword", "user-2"));
        });
    }

    /// <summary>The padding is right there, as it is by chance for one wrong password in 256.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("test test test test test test test test test test test test")]
    [InlineData("ťest test test test test test test test test test test junk")]
    [InlineData("test test test test test test test test test test test junk\0")]
    public async Task What_decrypts_to_no_mnemonic_has_another_password(string phrase)
    {
        var text = (await peers.Ask("legacy", [new JsonObject
        {
            ["phrase"] = phrase, ["password"] = "river-42", ["subject"] = "user-1", ["iv"] = new string('0', 32),
        }]))[0];

        Assert.Equal(KeystoreFailure.WrongPassword, ReasonOf((string)text!, "river-42", "user-1"));
    }

    [Fact]
    public void An_encrypted_mnemonic_has_4096_characters_at_most() => Assert.Equal(
        (KeystoreFailure.WrongPassword, KeystoreFailure.Malformed),
        (ReasonOf(new string('0', 32) + ":" + new string('0', 4_032), "x", "y"), ReasonOf(new string('0', 32) + ":" + new string('0', 4_064), "x", "y")));

    [Theory]
    [InlineData(12)]
    [InlineData(24)]
    public void A_phrase_with_a_word_more_or_less_is_refused(int words) => Assert.All([words - 1, words + 1], count =>
        Assert.Equal(KeystoreFailure.Malformed, Assert.Throws<KeystoreException>(
            () => Mnemonic.Parse(string.Join(' ', Enumerable.Repeat("test", count)))).Reason));

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("00:00")]
    [InlineData("000102030405060708090a0b0c0d0e0f:")]
    [InlineData("000102030405060708090a0b0c0d0e0f:00")]
    [InlineData("000102030405060708090a0b0c0d0e0g:000102030405060708090a0b0c0d0e0f")]
    public void What_is_no_encrypted_mnemonic_is_refused(string text) => Assert.Equal(KeystoreFailure.Malformed, ReasonOf(text, "x", "y"));

    private static KeystoreFailure ReasonOf(string text, string password, string subject) =>
        Assert.Throws<KeystoreException>(() => LegacyMnemonicCipher.Open(text, password, subject)).Reason;
}
