using System.Text.Json.Nodes;
using Graph.Ethereum.Keystores;

namespace Graph.Ethereum.Tests.Keystores;

public sealed class ScryptTests(KeystorePeers peers) : IClassFixture<KeystorePeers>
{
    /// <summary>RFC 7914, section 12.</summary>
    [Theory]
    [InlineData("", "", 16, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")]
    [InlineData("password", "NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640")]
    [InlineData("pleaseletmein", "SodiumChloride", 16384, 8, 1, "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")]
    public void The_key_is_the_one_of_the_RFC(string password, string salt, int n, int r, int p, string key) =>
        Assert.Equal(key, Derive(Ascii(password), Ascii(salt), new ScryptParameters(n, r, p), 64));

    /// <summary>RFC 7914, section 12, the example that takes a gigabyte elsewhere.</summary>
    [Fact]
    [Trait("Category", "Soak")]
    public void The_large_key_is_the_one_of_the_RFC() => Assert.Equal(
        "2101cb9b6a511aaeaddbbe09cf70f881ec568d574a2ffd4dabe5ee9820adaa478e56fd8f4ba5d09ffa1c6d927c40f4c337304049e8a952fbcbf45c6fa77a41a4",
        Derive(Ascii("pleaseletmein"), Ascii("SodiumChloride"), new ScryptParameters(1 << 20, 8, 1), 64));

    [Fact]
    public async Task Sixty_random_sets_of_parameters_give_Node_s_keys_however_much_of_the_table_is_kept()
    {
        var inputs = new Inputs(24);
        var sets = Enumerable.Range(0, 60).Select(_ => (
            Password: inputs.Bytes(inputs.Below(40)),
            Salt: inputs.Bytes(inputs.Below(40)),
            Parameters: new ScryptParameters(2 << inputs.Below(9), 1 + inputs.Below(9), 1 + inputs.Below(4)),
            Length: 1 + inputs.Below(70))).ToArray();

        var keys = await peers.Ask("scrypt", sets.Select(set => new JsonObject
        {
            ["password"] = Convert.ToHexStringLower(set.Password),
            ["salt"] = Convert.ToHexStringLower(set.Salt),
            ["n"] = set.Parameters.N,
            ["r"] = set.Parameters.R,
            ["p"] = set.Parameters.P,
            ["length"] = set.Length,
        }));

        for (var i = 0; i < sets.Length; i++)
        {
            var (password, salt, parameters, length) = sets[i];
            foreach (var kept in new[] { 1, 2, 4, 8 })
                Assert.Equal((string)keys[i]!, Derive(password, salt, parameters, length, 128L * parameters.N * parameters.R / kept));
        }
    }

    [Fact]
    public void It_ends_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => Scrypt.DeriveKey(
            [], [], ScryptParameters.Export, new byte[32], cancellationToken: cancelled.Token));
    }

    private static string Derive(
        byte[] password, byte[] salt, ScryptParameters parameters, int length, long memoryBudget = Scrypt.DefaultMemoryBudget)
    {
        var output = new byte[length];
        Scrypt.DeriveKey(password, salt, parameters, output, memoryBudget);
        return Convert.ToHexStringLower(output);
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
