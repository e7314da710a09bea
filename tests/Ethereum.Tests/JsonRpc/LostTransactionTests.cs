using System.Text.Json.Nodes;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>What a real node knows of transactions that it had and lost. The same bytes bring them back, if anything does.</summary>
public sealed class LostTransactionTests(ChainNode node) : IClassFixture<ChainNode>
{
    private static readonly Address s_to = Address.Parse("0x52908400098527886E0F7030069857D2E4169EE7");

    [Fact]
    public async Task One_that_was_dropped_from_the_pool_is_not_known_and_is_taken_again()
    {
        using var key = await node.NewKey();
        var signed = ChainNode.Transfer(s_to).Sign(key);
        await node.WithoutMining(async () =>
        {
            var hash = await node.Accepted(signed);

            await node.Call("anvil_dropTransaction", hash);

            Assert.Null(await node.Ask(EthereumRequest.Transaction(hash)));
            await node.Accepted(signed);
            Assert.Equal(new KnownTransaction(null), await node.Ask(EthereumRequest.Transaction(hash)));
        });
    }

    [Fact]
    public async Task One_whose_block_is_no_more_is_not_known_and_is_taken_again()
    {
        using var key = await node.NewKey();
        var signed = ChainNode.Transfer(s_to).Sign(key);
        var hash = await node.Accepted(signed);
        var first = (await node.Ask(EthereumRequest.Receipt(hash)))!;

        await node.Call("anvil_reorg", 1, new JsonArray());

        Assert.Null(await node.Ask(EthereumRequest.Receipt(hash)));
        Assert.Null(await node.Ask(EthereumRequest.Transaction(hash)));
        Assert.Equal(0, await node.Ask(EthereumRequest.TransactionCount(key.Address, BlockTag.Latest)));
        await node.Accepted(signed);
        var second = (await node.Ask(EthereumRequest.Receipt(hash)))!;
        Assert.NotEqual(first.BlockHash, second.BlockHash);
    }

    [Fact]
    public async Task One_whose_nonce_another_has_in_the_new_block_comes_too_late()
    {
        using var key = await node.NewKey();
        var signed = ChainNode.Transfer(s_to).Sign(key);
        var conflict = (ChainNode.Transfer(s_to) with { Value = 2 }).Sign(key);
        var hash = await node.Accepted(signed);

        await node.Call("anvil_reorg", 1, new JsonArray(new JsonArray(Hex.Of(conflict.Raw), 0)));

        Assert.Equal(SendOutcome.NonceTooLow, (await node.Client.SendRawTransaction(signed.Raw, default)).Outcome);
        Assert.Null(await node.Ask(EthereumRequest.Receipt(hash)));
        Assert.NotNull(await node.Ask(EthereumRequest.Receipt(conflict.Hash.ToString())));
    }

    /// <summary>It is neither refused nor lost: it waits for the one before.</summary>
    [Fact]
    public async Task One_that_comes_before_its_turn_waits()
    {
        using var key = await node.NewKey();
        var hash = await node.Accepted(ChainNode.Transfer(s_to, nonce: 1).Sign(key));
        await node.Call("evm_mine");
        Assert.Equal(new KnownTransaction(null), await node.Ask(EthereumRequest.Transaction(hash)));

        await node.WithoutMining(() => node.Pay(key, s_to, 1));

        Assert.NotNull(await node.Ask(EthereumRequest.Receipt(hash)));
    }
}
