using System.Text.Json.Nodes;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Tests.Keys;

public sealed class PrivateKeyTests(Ethers ethers) : IClassFixture<Ethers>
{
    private const int Many = 1_000;

    [Fact]
    public async Task Addresses_and_public_keys_are_those_that_ethers_gives()
    {
        var inputs = new Inputs(3);
        var keys = Enumerable.Range(0, Many).Select(_ => inputs.KeyBytes()).ToArray();

        var addresses = await ethers.AskTexts("address", keys.Select(key => Hex.Of(key)));
        var publicKeys = await ethers.AskTexts("publicKey", keys.Select(key => Hex.Of(key)));

        for (var i = 0; i < Many; i++)
        {
            using var key = PrivateKey.Import(keys[i]);
            Assert.Equal((addresses[i], publicKeys[i]), (key.Address.ToString(), $"0x04{Convert.ToHexStringLower(key.PublicKey)}"));
        }
    }

    [Fact]
    public async Task Ethers_finds_who_has_signed_here()
    {
        var inputs = new Inputs(4);
        var asked = new List<JsonNode>();
        var addresses = new List<string>();
        for (var i = 0; i < Many; i++)
        {
            using var key = PrivateKey.Import(inputs.KeyBytes());
            var hash = Hash.Of(inputs.Bytes(32));
            asked.Add(new JsonObject { ["hash"] = hash.ToString(), ["signature"] = Hex.Of(key.Sign(hash).Bytes) });
            addresses.Add(key.Address.ToString());
        }

        Assert.Equal(addresses, (await ethers.Ask("recover", asked)).Select(address => (string)address!));
    }

    [Fact]
    public async Task Who_has_signed_with_ethers_is_found_here()
    {
        var inputs = new Inputs(5);
        var asked = Enumerable.Range(0, Many)
            .Select(_ => (Key: inputs.KeyBytes(), Hash: Hash.Of(inputs.Bytes(32)))).ToArray();

        var signatures = await ethers.Ask(
            "sign", asked.Select(item => new JsonObject { ["key"] = Hex.Of(item.Key), ["hash"] = item.Hash.ToString() }));

        for (var i = 0; i < Many; i++)
        {
            using var key = PrivateKey.Import(asked[i].Key);
            Assert.True(Signature.TryParse(Convert.FromHexString(((string)signatures[i]!)[2..]), out var signature));
            Assert.Equal(key.Address, signature.Recover(asked[i].Hash));
        }
    }

    /// <summary>Hashes of which nothing, the order, one more, and all bits are to be signed; the smallest and the largest key.</summary>
    [Theory]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")]
    [InlineData("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364142")]
    [InlineData("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public async Task Hashes_at_the_edges_of_the_order_are_signed_and_recovered_as_with_ethers(string text)
    {
        var hash = Hash.Parse(text);
        string[] keys = [$"0x{1:x64}", "0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140"];

        var signatures = await ethers.Ask("sign", keys.Select(key => new JsonObject { ["key"] = key, ["hash"] = text }));

        for (var i = 0; i < keys.Length; i++)
        {
            using var key = PrivateKey.Import(Convert.FromHexString(keys[i][2..]));
            Assert.True(Signature.TryParse(Convert.FromHexString(((string)signatures[i]!)[2..]), out var signature));
            Assert.Equal(key.Address, signature.Recover(hash));
            var here = new JsonObject { ["hash"] = text, ["signature"] = Hex.Of(key.Sign(hash).Bytes) };
            Assert.Equal(key.Address.ToString(), (string)(await ethers.Ask("recover", [here]))[0]!);
        }
    }

    [Fact]
    public void The_self_test_passes_here() => Assert.Null(Record.Exception(Secp256k1SelfTest.Run));

    [Fact]
    public void A_new_key_signs_and_comes_back_from_what_is_exported()
    {
        using var key = PrivateKey.Generate();
        var bytes = new byte[PrivateKey.Length];
        key.Export(bytes);
        using var same = PrivateKey.Import(bytes);

        Assert.Equal(key.Address, same.Address);
        var hash = Hash.Of("x"u8);
        Assert.Equal(key.Address, same.Sign(hash).Recover(hash));
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")]
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364142")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000001")]
    public void What_is_no_key_is_refused_and_not_shown(string hex)
    {
        var refused = Assert.Throws<ArgumentException>(() => PrivateKey.Import(Convert.FromHexString(hex)));

        Assert.True(hex.Length < 3 || !refused.ToString().Contains(hex, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001", "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf")]
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", "0x80C0dbf239224071c59dD8970ab9d542E3414aB2")]
    public void The_first_and_the_last_key_are_keys(string hex, string address)
    {
        using var key = PrivateKey.Import(Convert.FromHexString(hex));

        Assert.Equal(address, key.Address.ToString());
        var hash = Hash.Of("x"u8);
        Assert.Equal(key.Address, key.Sign(hash).Recover(hash));
    }

    [Fact]
    public void A_signature_that_was_changed_is_another_s_or_none()
    {
        using var key = PrivateKey.Generate();
        var hash = Hash.Of("x"u8);
        var bytes = key.Sign(hash).Bytes.ToArray();
        for (var i = 0; i < 64; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Assert.False(Signature.TryParse(changed, out var signature) && signature.Recover(hash) == key.Address, $"byte {i}");
        }
    }

    /// <summary>r and s out of their ranges: 0, the order, and s just above its half; EIP-2.</summary>
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "0000000000000000000000000000000000000000000000000000000000000001", false)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001", "0000000000000000000000000000000000000000000000000000000000000000", false)]
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", "0000000000000000000000000000000000000000000000000000000000000001", false)]
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", "0000000000000000000000000000000000000000000000000000000000000001", true)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001", "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", true)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001", "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1", false)]
    public void R_and_s_are_in_their_ranges_and_s_is_the_lower_one(string r, string s, bool isSignature) =>
        Assert.Equal(isSignature, Signature.TryParse(Convert.FromHexString($"{r}{s}1b"), out _));

    [Theory]
    [InlineData(0)]
    [InlineData(26)]
    [InlineData(29)]
    public void A_signature_has_27_or_28_at_its_end(byte v)
    {
        using var key = PrivateKey.Generate();
        var bytes = key.Sign(Hash.Of("x"u8)).Bytes.ToArray();
        bytes[64] = v;

        Assert.False(Signature.TryParse(bytes, out _));
    }
}
