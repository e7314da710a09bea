using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Transactions;

namespace Graph.Ethereum.Tests.Transactions;

public sealed class DecodedTransactionTests(Ethers ethers) : IClassFixture<Ethers>
{
    private const int Many = 100;

    /// <summary>The example of EIP-155.</summary>
    private const string Example =
        "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025"
        + "a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
        + "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83";

    [Fact]
    public void The_example_of_EIP_155_is_read()
    {
        var read = SignedTransaction.Decode(Convert.FromHexString(Example));

        Assert.Equal("0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F", read.Sender.ToString());
        Assert.Null(read.Eip1559);
        var expected = new LegacyTransaction
        {
            ChainId = 1,
            Nonce = 9,
            GasPrice = 20_000_000_000,
            GasLimit = 21_000,
            To = Address.Parse("0x3535353535353535353535353535353535353535"),
            Value = BigInteger.Pow(10, 18),
        };
        Assert.Equal(Fields(expected).ToJsonString(), Fields(read.Legacy!).ToJsonString());
    }

    [Fact]
    public async Task What_ethers_signs_is_read_as_it_was_meant()
    {
        const int Seed = 22;
        var inputs = new Inputs(Seed);
        var transactions = Enumerable.Range(0, 4 * Many)
            .Select(i => i % 2 == 0 ? Fields(RandomTransactions.Legacy(inputs)) : Fields(RandomTransactions.Eip1559(inputs))).ToArray();
        var keys = transactions.Select(_ => inputs.KeyBytes()).ToArray();

        var signed = await ethers.Ask("signTransaction", transactions.Select((transaction, i) => new JsonObject
        {
            ["key"] = Hex.Of(keys[i]), ["transaction"] = transaction.DeepClone(),
        }));

        for (var i = 0; i < transactions.Length; i++)
        {
            using var key = PrivateKey.Import(keys[i]);
            var read = SignedTransaction.Decode(Convert.FromHexString(((string)signed[i]!)[2..]));
            var expected = $"{key.Address} {transactions[i].ToJsonString()}";
            Assert.True(expected == Text(read), $"Seed {Seed}, transaction {i}: expected {expected}, read {Text(read)}.");
        }
    }

    [Fact]
    public void What_is_signed_here_is_read_as_it_was_meant()
    {
        var inputs = new Inputs(23);
        for (var i = 0; i < Many; i++)
        {
            using var key = PrivateKey.Import(inputs.KeyBytes());
            var legacy = RandomTransactions.Legacy(inputs);
            var eip1559 = RandomTransactions.Eip1559(inputs);

            Assert.Equal($"{key.Address} {Fields(legacy).ToJsonString()}", Text(SignedTransaction.Decode(legacy.Sign(key).Raw)));
            Assert.Equal($"{key.Address} {Fields(eip1559).ToJsonString()}", Text(SignedTransaction.Decode(eip1559.Sign(key).Raw)));
        }
    }

    [Theory]
    [InlineData("", "none of type 2")]
    [InlineData("01c0", "none of type 2")]
    [InlineData("02", "no list")]
    [InlineData("c0", "ends before")]
    public void What_is_no_transaction_is_refused(string hex, string part) => AssertRefused(part, Convert.FromHexString(hex));

    [Fact]
    public void What_is_behind_a_transaction_is_refused() => AssertRefused("behind the end", [.. Convert.FromHexString(Example), 0]);

    [Fact]
    public void A_transaction_for_any_chain_is_refused() =>
        AssertRefused("not for one chain", Convert.FromHexString(Example.Replace("8025a0", "801ba0", StringComparison.Ordinal)));

    /// <summary>Ethers refuses it too; no chain has the number.</summary>
    [Theory]
    [InlineData("23")]
    [InlineData("24")]
    public void A_transaction_for_chain_0_is_refused(string v) =>
        AssertRefused("not for one chain", Convert.FromHexString(Example.Replace("8025a0", $"80{v}a0", StringComparison.Ordinal)));

    /// <summary>The other s of the example's signature, with the other v (EIP-2).</summary>
    [Fact]
    public void The_higher_s_is_refused()
    {
        var raw = Example[..^64] + "98341627668089e51348fccfb4c7ff31c55912f2d2e47ef09652acf665fad3be";

        AssertRefused("not in its ranges", Convert.FromHexString(raw.Replace("8025a0", "8026a0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    public void A_storage_key_of_another_length_than_32_is_not_signed(int length)
    {
        using var key = PrivateKey.Generate();
        var transaction = RandomTransactions.Eip1559(new Inputs(25)) with { AccessList = [new AccessListEntry(key.Address, [new byte[length]])] };

        Assert.Throws<ArgumentException>(() => transaction.Sign(key));
    }

    [Fact]
    public void A_longer_one_than_a_node_takes_is_refused() => AssertRefused("at most", new byte[SignedTransaction.Longest + 1]);

    [Fact]
    public void Whatever_is_changed_in_one_it_is_read_or_refused()
    {
        const int Seed = 24;
        var inputs = new Inputs(Seed);
        using var key = PrivateKey.Import(inputs.KeyBytes());
        var signed = Enumerable.Range(0, 20)
            .Select(i => i % 2 == 0 ? RandomTransactions.Legacy(inputs).Sign(key).Raw : RandomTransactions.Eip1559(inputs).Sign(key).Raw).ToArray();
        var refused = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var raw = signed[i % signed.Length].ToArray();
            // Where the headers are, or anywhere.
            var most = inputs.Coin() ? Math.Min(40, raw.Length) : raw.Length;
            for (var changes = inputs.Below(3); changes >= 0; changes--)
                raw[inputs.Below(most)] = inputs.Bytes(1)[0];
            var cut = inputs.Below(10) == 0 ? inputs.Below(raw.Length) : raw.Length;
            refused += IsRefused(raw.AsSpan(0, cut), $"Seed {Seed}, change {i}") ? 1 : 0;
        }
        Assert.InRange(refused, 200, 950);
    }

    private static bool IsRefused(ReadOnlySpan<byte> raw, string which)
    {
        try
        {
            SignedTransaction.Decode(raw);
            return false;
        }
        catch (Exception refused)
        {
            Assert.True(refused is FormatException, $"{which}, {Hex.Of(raw)}: {refused}");
            return true;
        }
    }

    private static void AssertRefused(string part, byte[] raw)
    {
        var refused = Assert.Throws<FormatException>(() => SignedTransaction.Decode(raw));

        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
    }

    private static string Text(DecodedTransaction read) =>
        $"{read.Sender} {(read.Legacy is { } legacy ? Fields(legacy) : Fields(read.Eip1559!)).ToJsonString()}";

    /// <summary>As ethers takes it.</summary>
    private static JsonObject Fields(LegacyTransaction transaction) => new()
    {
        ["type"] = 0,
        ["chainId"] = Text(transaction.ChainId),
        ["nonce"] = transaction.Nonce,
        ["gasPrice"] = Text(transaction.GasPrice),
        ["gasLimit"] = Text(transaction.GasLimit),
        ["to"] = transaction.To?.ToString(),
        ["value"] = Text(transaction.Value),
        ["data"] = Hex.Of(transaction.Data.Span),
    };

    private static JsonObject Fields(Eip1559Transaction transaction) => new()
    {
        ["type"] = 2,
        ["chainId"] = Text(transaction.ChainId),
        ["nonce"] = transaction.Nonce,
        ["maxFeePerGas"] = Text(transaction.MaxFeePerGas),
        ["maxPriorityFeePerGas"] = Text(transaction.MaxPriorityFeePerGas),
        ["gasLimit"] = Text(transaction.GasLimit),
        ["to"] = transaction.To?.ToString(),
        ["value"] = Text(transaction.Value),
        ["data"] = Hex.Of(transaction.Data.Span),
        ["accessList"] = new JsonArray([.. transaction.AccessList.Select(entry => new JsonArray(
            entry.Address.ToString(), new JsonArray([.. entry.StorageKeys.Select(key => JsonValue.Create(Hex.Of(key)))])))]),
    };

    private static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
