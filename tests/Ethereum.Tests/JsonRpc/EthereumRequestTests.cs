using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>Every question, answered by a real node.</summary>
public sealed class EthereumRequestTests(ChainNode node) : IClassFixture<ChainNode>
{
    private static readonly Address s_nobody = Address.Parse("0x52908400098527886E0F7030069857D2E4169EE7");

    [Fact]
    public async Task The_chain_id_is_read() => Assert.Equal(ChainNode.ChainId, await node.Ask(EthereumRequest.ChainId()));

    [Fact]
    public async Task The_number_of_the_last_block_is_read()
    {
        var before = await node.Ask(EthereumRequest.BlockNumber());
        await node.Call("anvil_mine", "0x3");

        Assert.Equal(before + 3, await node.Ask(EthereumRequest.BlockNumber()));
    }

    [Fact]
    public async Task A_balance_is_that_of_the_block_that_is_named()
    {
        using var from = await node.NewKey();
        using var to = PrivateKey.Generate();
        await node.Pay(from, to.Address, 7);
        var block = await node.Ask(EthereumRequest.BlockNumber());
        await node.Pay(from, to.Address, 5, nonce: 1);

        Assert.Equal(0, await node.Ask(EthereumRequest.Balance(to.Address, BlockTag.Number(block - 1))));
        Assert.Equal(7, await node.Ask(EthereumRequest.Balance(to.Address, BlockTag.Number(block))));
        Assert.Equal(12, await node.Ask(EthereumRequest.Balance(to.Address, BlockTag.Latest)));
        Assert.Equal(12, await node.Ask(EthereumRequest.Balance(to.Address, default)));
    }

    [Fact]
    public async Task The_largest_balance_is_read_without_a_sign()
    {
        using var rich = PrivateKey.Generate();
        await node.Call("anvil_setBalance", rich.Address.ToString(), "0x" + new string('f', 64));

        Assert.Equal(BigInteger.Pow(2, 256) - 1, await node.Ask(EthereumRequest.Balance(rich.Address, BlockTag.Latest)));
    }

    [Fact]
    public async Task A_block_to_come_is_refused() =>
        await Assert.ThrowsAsync<JsonRpcException>(
            async () => await node.Ask(EthereumRequest.Balance(s_nobody, BlockTag.Number(1_000_000_000))));

    [Fact]
    public async Task A_pending_transaction_counts_is_known_and_has_no_receipt()
    {
        using var from = await node.NewKey();
        await node.WithoutMining(async () =>
        {
            var hash = await node.Pay(from, s_nobody, 1);

            Assert.Equal(0, await node.Ask(EthereumRequest.TransactionCount(from.Address, BlockTag.Latest)));
            Assert.Equal(1, await node.Ask(EthereumRequest.TransactionCount(from.Address, BlockTag.Pending)));
            Assert.Equal(new KnownTransaction(null), await node.Ask(EthereumRequest.Transaction(hash)));
            Assert.Null(await node.Ask(EthereumRequest.Receipt(hash)));
        });
        Assert.Equal(1, await node.Ask(EthereumRequest.TransactionCount(from.Address, BlockTag.Latest)));
    }

    [Fact]
    public async Task A_transaction_in_a_block_has_its_receipt()
    {
        using var from = await node.NewKey();
        var hash = await node.Pay(from, s_nobody, 1);
        var (number, blockHash) = await LatestBlock();

        Assert.Equal(new TransactionReceipt(true, number, blockHash), await node.Ask(EthereumRequest.Receipt(hash)));
        Assert.Equal(new KnownTransaction(number), await node.Ask(EthereumRequest.Transaction(hash)));
    }

    [Fact]
    public async Task A_reverted_transaction_has_a_receipt_that_says_so()
    {
        using var from = await node.NewKey();
        var contract = await NewContract(Reverts);
        var hash = await node.Accepted(ChainNode.Transfer(contract).Sign(from));
        var (number, blockHash) = await LatestBlock();

        Assert.Equal(new TransactionReceipt(false, number, blockHash), await node.Ask(EthereumRequest.Receipt(hash)));
    }

    [Fact]
    public async Task A_transaction_that_nobody_sent_is_not_known()
    {
        var hash = "0x" + new string('a', 64);

        Assert.Null(await node.Ask(EthereumRequest.Transaction(hash)));
        Assert.Null(await node.Ask(EthereumRequest.Receipt(hash)));
    }

    [Fact]
    public async Task The_next_base_fee_is_that_of_the_block_that_follows()
    {
        var next = await node.Ask(EthereumRequest.NextBaseFee());
        await node.Call("evm_mine");
        var block = (await node.Call("eth_getBlockByNumber", "latest", false))!;

        Assert.Equal((string)block["baseFeePerGas"]!, $"0x{next.ToString("x", CultureInfo.InvariantCulture).TrimStart('0')}");
    }

    [Fact]
    public async Task The_suggested_priority_fee_is_read() =>
        Assert.Equal(1_000_000_000, await node.Ask(EthereumRequest.PriorityFee()));

    [Fact]
    public async Task The_gas_of_a_transfer_is_estimated()
    {
        using var from = await node.NewKey();

        Assert.Equal(21_000, await node.Ask(EthereumRequest.EstimateGas(from.Address, s_nobody, 1, default)));
        // A byte that is not zero costs 40 of gas where the floor of EIP-7623 holds, and 16 before.
        Assert.InRange(await node.Ask(EthereumRequest.EstimateGas(from.Address, s_nobody, 0, new byte[] { 1, 2, 3 })), 21_048, 21_120);
    }

    [Fact]
    public async Task The_gas_of_what_would_be_reverted_is_refused()
    {
        var contract = await NewContract(Reverts);
        var refusal = await Assert.ThrowsAsync<JsonRpcException>(
            async () => await node.Ask(EthereumRequest.EstimateGas(s_nobody, contract, 0, default)));

        Assert.Contains("revert", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_tells_its_decimals_and_balances()
    {
        var token = await NewContract(Token);
        await node.Call("anvil_setStorageAt", token.ToString(), Word(s_nobody), "0x" + new string('f', 64));

        Assert.Equal(6, await node.Ask(EthereumRequest.TokenDecimals(token)));
        Assert.Equal(BigInteger.Pow(2, 256) - 1, await node.Ask(EthereumRequest.TokenBalance(token, s_nobody)));
        Assert.Equal(0, await node.Ask(EthereumRequest.TokenBalance(token, token)));
    }

    [Fact]
    public async Task An_address_without_a_contract_is_no_token()
    {
        using var empty = PrivateKey.Generate();

        Assert.Null(await node.Ask(EthereumRequest.TokenDecimals(empty.Address)));
        Assert.Null(await node.Ask(EthereumRequest.TokenBalance(empty.Address, s_nobody)));
    }

    [Fact]
    public async Task A_contract_that_reverts_refuses_a_token_s_questions()
    {
        var contract = await NewContract(Reverts);

        await Assert.ThrowsAsync<JsonRpcException>(async () => await node.Ask(EthereumRequest.TokenDecimals(contract)));
    }

    [Fact]
    public async Task Two_hundred_and_fifty_questions_are_three_requests()
    {
        var addresses = Enumerable.Range(1, 250).Select(i => Address.FromBytes([.. new byte[16], .. BitConverter.GetBytes(i << 12)])).ToArray();
        await node.CallAll("anvil_setBalance", addresses.Select((address, i) =>
            new JsonNode?[] { address.ToString(), $"0x{i + 1:x}" }));
        var questions = addresses.Select(address => EthereumRequest.Balance(address, BlockTag.Latest)).ToArray();
        var before = node.Requests;

        await node.Client.SendAll(questions, CancellationToken.None);

        Assert.Equal(3, node.Requests - before);
        Assert.Equal(Enumerable.Range(1, 250).Select(i => new BigInteger(i)), questions.Select(question => question.Result));
    }

    [Fact]
    public async Task A_refusal_in_a_batch_is_no_other_s()
    {
        var (good, bad) = (EthereumRequest.ChainId(), EthereumRequest.Receipt("no hash"));

        await node.Client.SendAll([bad, good], CancellationToken.None);

        Assert.Equal((ChainNode.ChainId, null), (good.Result, good.Refusal));
        Assert.Equal(-32602, bad.Refusal!.Code);
        Assert.Same(bad.Refusal, Assert.Throws<JsonRpcException>(() => bad.Result));
    }

    [Fact]
    public async Task No_questions_are_no_request()
    {
        var before = node.Requests;

        await node.Client.SendAll([], CancellationToken.None);

        Assert.Equal(before, node.Requests);
    }

    [Fact]
    public void A_question_that_was_not_sent_has_no_answer() =>
        Assert.Equal(
            "eth_chainId was not sent.", Assert.Throws<InvalidOperationException>(() => EthereumRequest.ChainId().Result).Message);

    /// <summary>PUSH 0, PUSH 0, REVERT.</summary>
    private const string Reverts = "0x60006000fd";

    /// <summary>
    /// The two questions of an ERC-20 token that are asked here. Its decimals are 6; the balance of an address is what the storage
    /// has at the address itself. Anything else is reverted.
    /// </summary>
    private const string Token =
        "0x" +
        "60003560e01c" + // 00: the first four bytes of the call
        "8063313ce56714601e57" + // 06: decimals() goes on at 1e
        "6370a0823114602957" + // 10: balanceOf(address) goes on at 29
        "60006000fd" + // 19: revert
        "5b600660005260206000f3" + // 1e: give 6
        "5b6004355460005260206000f3"; // 29: give what the storage has at the argument

    private async Task<Address> NewContract(string code)
    {
        using var key = PrivateKey.Generate();
        await node.Call("anvil_setCode", key.Address.ToString(), code);
        return key.Address;
    }

    private async Task<(long Number, string Hash)> LatestBlock()
    {
        var block = (await node.Call("eth_getBlockByNumber", "latest", false))!;
        return (Convert.ToInt64((string)block["number"]!, 16), (string)block["hash"]!);
    }

    private static string Word(Address address) => $"0x{new string('0', 24)}{Convert.ToHexStringLower(address.Bytes)}";
}
