using System.Text.Json.Nodes;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Keystores;

namespace Graph.Ethereum.Tests.Keystores;

public sealed class KeystoreV3Tests(KeystorePeers peers) : IClassFixture<KeystorePeers>
{
    private static readonly ScryptParameters s_quick = new(2, 1, 1);

    [Theory]
    [InlineData(KeystoreExamples.Pbkdf2)]
    [InlineData(KeystoreExamples.Scrypt)]
    public void The_examples_of_the_definition_open(string json)
    {
        using var key = KeystoreV3.Open(json, "testpassword");

        Assert.Equal("0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d", Export(key));
    }

    [Theory]
    [InlineData("river-42")]
    [InlineData("")]
    [InlineData("Grüße, ćač ñ")]
    [InlineData("パスワード 密码 비밀번호")]
    [InlineData("🔑🦊❤\uFE0F👩\u200D💻")]
    public async Task What_ethers_writes_opens_here_and_what_is_written_here_opens_in_ethers(string password)
    {
        var inputs = new Inputs(20);
        var keys = Enumerable.Range(0, 10).Select(_ => Hex.Of(inputs.KeyBytes())).ToArray();

        var theirs = await peers.Ask("encrypt", keys.Select(key => new JsonObject { ["key"] = key, ["password"] = password, ["n"] = 1024 }));
        var ours = keys.SelectMany(text =>
        {
            using var key = PrivateKeyText.Read(text);
            return new[] { KeystoreV3.Write(key, password, new ScryptParameters(1024, 8, 1)), KeystoreV3.WritePbkdf2(key, password, 1000) };
        });
        var read = await peers.Ask("decrypt", ours.Select(json => new JsonObject { ["json"] = json, ["password"] = password }));

        for (var i = 0; i < keys.Length; i++)
        {
            using var opened = KeystoreV3.Open((string)theirs[i]!, password);
            Assert.Equal((keys[i], keys[i], keys[i]), (Export(opened), (string)read[2 * i]!, (string)read[2 * i + 1]!));
        }
    }

    [Theory]
    [InlineData("e\u0301", "U+0301")]
    [InlineData("\uFB01", "U+FB01")]
    [InlineData("\uFF21", "U+FF21")]
    public void A_password_that_would_have_to_be_normalised_is_refused_in_words(string password, string character)
    {
        using var key = PrivateKey.Generate();

        var refused = Assert.Throws<KeystoreException>(() => KeystoreV3.Write(key, password, s_quick));

        Assert.Equal(KeystoreFailure.PasswordNotNormalisable, refused.Reason);
        Assert.Contains(character, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>As Nethereum writes them.</summary>
    [Theory]
    [InlineData("e\u0301")]
    [InlineData("\uFB01")]
    public async Task A_file_of_a_program_that_does_not_normalise_opens_and_one_that_does_is_refused_in_words(string password)
    {
        const string key = "0x0123456789012345678901234567890123456789012345678901234567890123";
        var files = await peers.Ask("encrypt", new[] { true, false }.Select(raw => new JsonObject
        {
            ["key"] = key, ["password"] = password, ["n"] = 2, ["raw"] = raw,
        }));

        using var opened = KeystoreV3.Open((string)files[0]!, password);

        Assert.Equal(key, Export(opened));
        Assert.Equal(
            KeystoreFailure.PasswordNotNormalisable,
            Assert.Throws<KeystoreException>(() => KeystoreV3.Open((string)files[1]!, password)).Reason);
    }

    [Fact]
    public void Another_password_opens_nothing()
    {
        using var key = PrivateKey.Generate();
        var json = KeystoreV3.Write(key, "river-42", s_quick);

        Assert.Equal(KeystoreFailure.WrongPassword, Assert.Throws<KeystoreException>(() => KeystoreV3.Open(json, "river-43")).Reason);
    }

    /// <summary>Ethers writes <c>Crypto</c>, and a mnemonic of its own beside it for a wallet that has one.</summary>
    [Fact]
    public async Task A_file_with_ethers_s_capital_letter_and_its_mnemonic_opens()
    {
        const string phrase = "test test test test test test test test test test test junk";
        var json = (string)(await peers.Ask("encryptPhrase", [new JsonObject { ["phrase"] = phrase, ["password"] = "river-42" }]))[0]!;
        Assert.Contains("\"Crypto\"", json, StringComparison.Ordinal);
        Assert.Contains("mnemonicCiphertext", json, StringComparison.Ordinal);

        using var key = KeystoreV3.Open(json, "river-42");

        Assert.Equal("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", key.Address.ToString());
    }

    [Theory]
    [InlineData(KeystoreExamples.Pbkdf2)]
    [InlineData(KeystoreExamples.Scrypt)]
    public void Opening_ends_when_it_is_cancelled(string json)
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => KeystoreV3.Open(json, "testpassword", cancelled.Token));
    }

    [Fact]
    public void A_file_with_another_address_than_its_key_s_is_refused()
    {
        using var key = PrivateKey.Generate();
        var json = JsonNode.Parse(KeystoreV3.Write(key, "river-42", s_quick))!;
        json["address"] = new string('0', 40);

        Assert.Equal(
            KeystoreFailure.AddressMismatch,
            Assert.Throws<KeystoreException>(() => KeystoreV3.Open(json.ToJsonString(), "river-42")).Reason);
    }

    /// <summary>Who keeps it private leaves it out, or empty.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_file_without_an_address_opens_as_in_ethers(string? address)
    {
        using var key = PrivateKey.Generate();
        var json = JsonNode.Parse(KeystoreV3.Write(key, "river-42", new ScryptParameters(1024, 8, 1)))!;
        json["address"] = address;

        using var opened = KeystoreV3.Open(json.ToJsonString(), "river-42");

        Assert.Equal(key.Address, opened.Address);
        var read = await peers.Ask("decrypt", [new JsonObject { ["json"] = json.ToJsonString(), ["password"] = "river-42" }]);
        Assert.Equal(Export(key), (string)read[0]!);
    }

    [Fact]
    public void Whatever_is_changed_in_a_file_it_opens_or_is_refused()
    {
        var inputs = new Inputs(21);
        using var key = PrivateKey.Generate();
        var json = System.Text.Encoding.UTF8.GetBytes(KeystoreV3.Write(key, "river-42", s_quick));
        var refused = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var changed = json.ToArray();
            for (var changes = inputs.Below(3); changes >= 0; changes--)
                changed[inputs.Below(changed.Length)] = (byte)inputs.Below(256);
            try
            {
                KeystoreV3.Open(System.Text.Encoding.UTF8.GetString(changed), "river-42").Dispose();
            }
            catch (KeystoreException refusal)
            {
                Assert.DoesNotContain("river-42", refusal.ToString(), StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 1_000, 2_000);
    }

    private static string Export(PrivateKey key)
    {
        var bytes = new byte[PrivateKey.Length];
        key.Export(bytes);
        return Hex.Of(bytes);
    }
}
