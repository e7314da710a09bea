using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Transactions;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>What a real node says of signed transactions.</summary>
public sealed class SendRawTransactionTests(ChainNode node) : IClassFixture<ChainNode>
{
    private static readonly Address s_to = Address.Parse("0x52908400098527886E0F7030069857D2E4169EE7");

    [Fact]
    public async Task The_same_bytes_again_are_known_already()
    {
        using var key = await node.NewKey();
        var signed = ChainNode.Transfer(s_to).Sign(key);
        await node.WithoutMining(async () =>
        {
            await node.Accepted(signed);

            Assert.Equal(new SendAnswer(SendOutcome.AlreadyKnown, "transaction already imported"), await Send(signed.Raw));
        });
        Assert.Equal(SendOutcome.NonceTooLow, (await Send(signed.Raw)).Outcome);
    }

    [Fact]
    public async Task A_nonce_is_used_once()
    {
        using var key = await node.NewKey();
        await node.Pay(key, s_to, 1);

        Assert.Equal(new SendAnswer(SendOutcome.NonceTooLow, "nonce too low"), await Send(ChainNode.Transfer(s_to) with { Value = 2 }, key));
    }

    [Fact]
    public async Task Another_one_with_the_nonce_has_to_pay_more()
    {
        using var key = await node.NewKey();
        var first = ChainNode.Transfer(s_to);
        await node.WithoutMining(async () =>
        {
            await node.Accepted(first.Sign(key));

            Assert.Equal(
                new SendAnswer(SendOutcome.Underpriced, "replacement transaction underpriced"),
                await Send(first with { Value = 2 }, key));
            await node.Accepted((first with { MaxFeePerGas = 2 * ChainNode.Fee, MaxPriorityFeePerGas = 2 }).Sign(key));
        });
        Assert.Equal(1, await node.Ask(EthereumRequest.TransactionCount(key.Address, BlockTag.Latest)));
    }

    [Fact]
    public async Task A_fee_below_the_base_fee_is_too_low()
    {
        using var key = await node.NewKey();

        Assert.Equal(
            new SendAnswer(SendOutcome.FeeTooLow, "max fee per gas less than block base fee"),
            await Send(ChainNode.Transfer(s_to) with { MaxFeePerGas = 1 }, key));
    }

    [Fact]
    public async Task A_wallet_without_funds_pays_nothing()
    {
        using var key = PrivateKey.Generate();

        Assert.Equal(
            new SendAnswer(SendOutcome.InsufficientFunds, "Insufficient funds for gas * price + value"),
            await Send(ChainNode.Transfer(s_to), key));
    }

    [Fact]
    public async Task Gas_for_less_than_a_transfer_is_invalid()
    {
        using var key = await node.NewKey();

        Assert.Equal(
            new SendAnswer(SendOutcome.Invalid, "intrinsic gas too low"),
            await Send(ChainNode.Transfer(s_to) with { GasLimit = 20_999 }, key));
    }

    [Fact]
    public async Task More_gas_than_a_block_has_is_invalid()
    {
        using var key = await node.NewKey();

        Assert.Equal(SendOutcome.Invalid, (await Send(ChainNode.Transfer(s_to) with { GasLimit = 100_000_000 }, key)).Outcome);
    }

    [Fact]
    public async Task A_transaction_of_another_chain_is_invalid()
    {
        using var key = await node.NewKey();

        Assert.Equal(SendOutcome.Invalid, (await Send(ChainNode.Transfer(s_to) with { ChainId = 1 }, key)).Outcome);
    }

    [Fact]
    public async Task A_priority_fee_above_the_fee_is_invalid()
    {
        using var key = await node.NewKey();

        Assert.Equal(
            SendOutcome.Invalid, (await Send(ChainNode.Transfer(s_to) with { MaxPriorityFeePerGas = 2 * ChainNode.Fee }, key)).Outcome);
    }

    /// <summary>Nothing, a type alone, an empty list, a type that there is not, and noise.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("02c0")]
    [InlineData("c0")]
    [InlineData("7fc0")]
    [InlineData("deadbeef")]
    public async Task What_is_no_transaction_is_invalid(string hex) =>
        Assert.Equal(SendOutcome.Invalid, (await Send(Convert.FromHexString(hex))).Outcome);

    [Fact]
    public async Task Half_a_transaction_is_invalid()
    {
        using var key = await node.NewKey();
        var raw = ChainNode.Transfer(s_to).Sign(key).Raw;

        Assert.Equal(SendOutcome.Invalid, (await Send(raw.AsMemory(0, raw.Length / 2))).Outcome);
    }

    private Task<SendAnswer> Send(Eip1559Transaction transaction, PrivateKey key) => Send(transaction.Sign(key).Raw);

    private async Task<SendAnswer> Send(ReadOnlyMemory<byte> raw) => await node.Client.SendRawTransaction(raw, CancellationToken.None);
}
