using Graph.Ethereum.JsonRpc;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>Answers that were damaged at random, the same ones each time.</summary>
public sealed class HostileAnswerTests
{
    private const string Hash = "0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private const string Answers =
        $$$"""
        [{"jsonrpc":"2.0","id":0,"result":"0x7a69"},
        {"jsonrpc":"2.0","id":1,"result":{"status":"0x1","blockNumber":"0x10","blockHash":"{{{Hash}}}"}},
        {"jsonrpc":"2.0","id":2,"result":{"blockNumber":null}},
        {"jsonrpc":"2.0","id":3,"result":{"baseFeePerGas":["0x1","0x3b9aca00"]}},
        {"jsonrpc":"2.0","id":4,"result":"{{{Hash}}}"},
        {"jsonrpc":"2.0","id":5,"error":{"code":-32000,"message":"execution reverted"}}]
        """;

    /// <summary>What a change puts in: parts of JSON, of UTF-8 and of quantities, whole and broken.</summary>
    private static readonly byte[][] s_pieces =
    [
        .. new[] { "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "null", "true", "-1", "1e999", "0x", "{}", "[]", "[[[[[[[[", "\"id\":0," }
            .Select(System.Text.Encoding.UTF8.GetBytes),
        [0xff], [0xc0, 0x80], [0], [0xed, 0xa0, 0x80],
    ];

    [Fact]
    public async Task Five_hundred_damaged_answers_make_no_other_failures()
    {
        var random = new Random(4711);
        var answer = Array.Empty<byte>();
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Json(answer));
        using var client = nodes.Client(retries: 0);
        var unavailable = 0;
        for (var i = 0; i < 500; i++)
        {
            answer = Damaged(random);
            var failure = await Record.ExceptionAsync(async () => await Ask(client));
            Assert.True(
                failure is null or EthereumUnavailableException or JsonRpcException, $"{System.Text.Encoding.UTF8.GetString(answer)}\n{failure}");
            unavailable += failure is EthereumUnavailableException ? 1 : 0;
        }
        // Some damage is inside a text and does no harm, but most has to be seen.
        Assert.InRange(unavailable, 250, 499);
    }

    private static async Task Ask(EthereumClient client)
    {
        var (chain, receipt, known) = (EthereumRequest.ChainId(), EthereumRequest.Receipt(Hash), EthereumRequest.Transaction(Hash));
        var (fee, balance, gas) = (
            EthereumRequest.NextBaseFee(), EthereumRequest.TokenBalance(default, default), EthereumRequest.EstimateGas(default, default, 0, default));
        await client.SendAll([chain, receipt, known, fee, balance, gas], CancellationToken.None);
        _ = (chain.Result, receipt.Result, known.Result, fee.Result, balance.Result, gas.Result);
    }

    private static byte[] Damaged(Random random)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Answers).ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            bytes.RemoveRange(at, Math.Min(random.Next(8), bytes.Count - at));
            if (random.Next(3) > 0)
                bytes.InsertRange(at, s_pieces[random.Next(s_pieces.Length)]);
        }
        return [.. random.Next(10) == 0 ? bytes.Take(random.Next(bytes.Count)) : bytes];
    }
}
