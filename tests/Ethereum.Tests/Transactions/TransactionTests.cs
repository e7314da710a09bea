using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Transactions;

namespace Graph.Ethereum.Tests.Transactions;

public sealed class TransactionTests(Ethers ethers) : IClassFixture<Ethers>
{
    private const int Many = 500;

    /// <summary>The example of EIP-155.</summary>
    [Fact]
    public void The_example_of_EIP_155_has_its_hash()
    {
        var transaction = new LegacyTransaction
        {
            ChainId = 1,
            Nonce = 9,
            GasPrice = 20_000_000_000,
            GasLimit = 21_000,
            To = Address.Parse("0x3535353535353535353535353535353535353535"),
            Value = BigInteger.Pow(10, 18),
        };

        Assert.Equal("0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53", transaction.SigningHash.ToString());
    }

    [Fact]
    public async Task Ethers_reads_signed_EIP_1559_transactions_as_they_were_meant()
    {
        var inputs = new Inputs(6);
        var transactions = Enumerable.Range(0, Many).Select(_ => RandomTransactions.Eip1559(inputs)).ToArray();
        var signed = transactions.Select(transaction => Sign(inputs, transaction.Sign)).ToArray();

        var read = await ethers.Ask("decode", signed.Select(one => JsonValue.Create(Hex.Of(one.Signed.Raw))));

        for (var i = 0; i < Many; i++)
        {
            var (sender, transaction) = (signed[i].Sender, transactions[i]);
            var expected = new JsonObject
            {
                ["type"] = 2,
                ["chainId"] = Text(transaction.ChainId),
                ["nonce"] = Text(transaction.Nonce),
                ["gasLimit"] = Text(transaction.GasLimit),
                ["to"] = transaction.To?.ToString(),
                ["value"] = Text(transaction.Value),
                ["data"] = Hex.Of(transaction.Data.Span),
                ["gasPrice"] = null,
                ["maxFeePerGas"] = Text(transaction.MaxFeePerGas),
                ["maxPriorityFeePerGas"] = Text(transaction.MaxPriorityFeePerGas),
                ["accessList"] = new JsonArray([.. transaction.AccessList.Select(entry => new JsonArray(
                    entry.Address.ToString(), new JsonArray([.. entry.StorageKeys.Select(key => JsonValue.Create(Hex.Of(key)))])))]),
                ["from"] = sender,
                ["hash"] = signed[i].Signed.Hash.ToString(),
                ["unsignedHash"] = transaction.SigningHash.ToString(),
            };
            Assert.Equal(expected.ToJsonString(), read[i].ToJsonString());
        }
    }

    [Fact]
    public async Task Ethers_reads_signed_legacy_transactions_as_they_were_meant()
    {
        var inputs = new Inputs(7);
        var transactions = Enumerable.Range(0, Many).Select(_ => RandomTransactions.Legacy(inputs)).ToArray();
        var signed = transactions.Select(transaction => Sign(inputs, transaction.Sign)).ToArray();

        var read = await ethers.Ask("decode", signed.Select(one => JsonValue.Create(Hex.Of(one.Signed.Raw))));

        for (var i = 0; i < Many; i++)
        {
            var transaction = transactions[i];
            Assert.Equal(
                (Text(transaction.ChainId), Text(transaction.Nonce), Text(transaction.GasPrice), Text(transaction.GasLimit), transaction.To?.ToString(), Text(transaction.Value)),
                ((string)read[i]["chainId"]!, (string)read[i]["nonce"]!, (string)read[i]["gasPrice"]!, (string)read[i]["gasLimit"]!, (string?)read[i]["to"], (string)read[i]["value"]!));
            Assert.Equal(
                (Hex.Of(transaction.Data.Span), signed[i].Sender, signed[i].Signed.Hash.ToString(), transaction.SigningHash.ToString()),
                ((string)read[i]["data"]!, (string)read[i]["from"]!, (string)read[i]["hash"]!, (string)read[i]["unsignedHash"]!));
        }
    }

    private static (SignedTransaction Signed, string Sender) Sign(Inputs inputs, Func<PrivateKey, SignedTransaction> sign)
    {
        using var key = PrivateKey.Import(inputs.KeyBytes());
        return (sign(key), key.Address.ToString());
    }

    private static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
