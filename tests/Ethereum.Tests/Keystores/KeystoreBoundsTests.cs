using System.Text.Json;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Keystores;

namespace Graph.Ethereum.Tests.Keystores;

/// <summary>What a file may ask for, and how it must be written.</summary>
public sealed class KeystoreBoundsTests
{
    [Theory]
    [InlineData("\"n\":262144", "\"n\":4194304")]
    [InlineData("\"n\":262144", "\"n\":262145")]
    [InlineData("\"n\":262144", "\"n\":-2")]
    [InlineData("\"n\":262144", "\"n\":1e99")]
    [InlineData("\"n\":262144", "\"n\":\"262144\"")]
    [InlineData("\"r\":1", "\"r\":0")]
    [InlineData("\"r\":1", "\"r\":2147483647")]
    [InlineData("\"p\":8", "\"p\":2147483647")]
    [InlineData("\"dklen\":32", "\"dklen\":64")]
    [InlineData("scrypt", "argon2id")]
    [InlineData("aes-128-ctr", "aes-256-ctr")]
    [InlineData("\"version\":3", "\"version\":4")]
    public void What_asks_for_too_much_or_for_something_else_is_refused_before_any_work(string part, string other)
    {
        var refused = Assert.Throws<KeystoreException>(
            () => KeystoreV3.Open(KeystoreExamples.Scrypt.Replace(part, other, StringComparison.Ordinal), "testpassword"));

        Assert.Equal(KeystoreFailure.UnsupportedParameters, refused.Reason);
    }

    [Theory]
    [InlineData(2_000_000, true)]
    [InlineData(2_000_001, false)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void Pbkdf2_has_2_000_000_rounds_at_most(int rounds, bool isTaken)
    {
        using var document = JsonDocument.Parse($$"""{"dklen":32,"c":{{rounds}},"prf":"hmac-sha256","salt":"00"}""");
        var error = Record.Exception(() => KeystoreDerivation.Read("pbkdf2", document.RootElement));

        Assert.Equal(isTaken ? null : KeystoreFailure.UnsupportedParameters, (error as KeystoreException)?.Reason);
    }

    [Fact]
    public void Pbkdf2_of_another_function_is_refused() => Assert.Equal(
        KeystoreFailure.UnsupportedParameters,
        Assert.Throws<KeystoreException>(
            () => KeystoreV3.Open(KeystoreExamples.Pbkdf2.Replace("hmac-sha256", "hmac-sha512", StringComparison.Ordinal), "testpassword")).Reason);

    [Theory]
    [InlineData(262_144, 8, 1, true)]
    [InlineData(262_144, 9, 1, false)]
    [InlineData(524_288, 4, 1, true)]
    [InlineData(524_288, 5, 1, false)]
    [InlineData(2_097_152, 1, 4, true)]
    [InlineData(2_097_152, 1, 5, false)]
    [InlineData(4_194_304, 1, 1, false)]
    public void Scrypt_has_256_MiB_and_two_to_the_23rd_of_work_at_most(int n, int r, int p, bool isTaken)
    {
        using var document = JsonDocument.Parse($$"""{"dklen":32,"n":{{n}},"r":{{r}},"p":{{p}},"salt":"00"}""");
        var error = Record.Exception(() => KeystoreDerivation.Read("scrypt", document.RootElement));

        Assert.Equal(isTaken ? null : KeystoreFailure.UnsupportedParameters, (error as KeystoreException)?.Reason);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_salt_has_128_bytes_at_most(int length, bool isTaken)
    {
        using var document = JsonDocument.Parse($$"""{"dklen":32,"n":2,"r":1,"p":1,"salt":"{{new string('0', 2 * length)}}"}""");
        var error = Record.Exception(() => KeystoreDerivation.Read("scrypt", document.RootElement));

        Assert.Equal(isTaken ? null : KeystoreFailure.Malformed, (error as KeystoreException)?.Reason);
    }

    [Theory]
    [InlineData("\"iv\":\"83", "\"iv\":\"")]
    [InlineData("\"iv\":\"83", "\"iv\":\"0083")]
    [InlineData("\"ciphertext\":\"d1", "\"ciphertext\":\"")]
    [InlineData("\"ciphertext\":\"d1", "\"ciphertext\":\"00d1")]
    [InlineData("\"ciphertext\":\"d1", "\"ciphertext\":\"g1")]
    [InlineData("\"mac\":\"21", "\"mac\":\"")]
    [InlineData("\"mac\":\"21", "\"mac\":21,\"other\":\"")]
    [InlineData("\"salt\":\"ab", "\"salt\":\"a")]
    [InlineData("\"kdfparams\":{", "\"kdfparams\":[],\"other\":{")]
    [InlineData("\"kdf\":", "\"other\":")]
    [InlineData("\"crypto\":", "\"other\":")]
    [InlineData("scrypt", "\\ud800")]
    [InlineData("\"version\":3}", "\"version\":3")]
    public void A_file_with_a_part_missing_or_of_another_length_is_refused(string part, string other)
    {
        var refused = Assert.Throws<KeystoreException>(
            () => KeystoreV3.Open(KeystoreExamples.Scrypt.Replace(part, other, StringComparison.Ordinal), "testpassword"));

        Assert.Equal(KeystoreFailure.Malformed, refused.Reason);
    }

    [Fact]
    public void What_is_no_file_is_refused()
    {
        string[] texts =
        [
            "", "{", "\ud800", KeystoreExamples.Scrypt.Replace("scrypt", "\udc00", StringComparison.Ordinal),
            string.Concat(Enumerable.Repeat("{\"a\":", 17)) + "1" + new string('}', 17), "null", "[]", "3",
        ];

        Assert.Equal(
            [.. Enumerable.Repeat(KeystoreFailure.Malformed, 5), .. Enumerable.Repeat(KeystoreFailure.UnsupportedParameters, 3)],
            texts.Select(text => Assert.Throws<KeystoreException>(() => KeystoreV3.Open(text, "testpassword")).Reason));
    }

    [Theory]
    [InlineData(" ", 0, true)]
    [InlineData(" ", 1, false)]
    [InlineData("\u3000", 0, false)]
    public void A_file_has_16384_bytes_at_most(string filling, int more, bool isTaken)
    {
        using var key = PrivateKey.Generate();
        var start = KeystoreV3.Write(key, "river-42", new ScryptParameters(2, 1, 1))[..^1] + ",\"filling\":\"";
        var filled = start + string.Concat(Enumerable.Repeat(filling, 16_384 - start.Length - 2 + more)) + "\"}";

        var error = Record.Exception(() => KeystoreV3.Open(filled, "river-42").Dispose());

        Assert.Equal(isTaken ? null : "The file has more than 16384 bytes.", error?.Message);
    }
}
