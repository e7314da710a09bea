using System.Numerics;
using Graph.Ethereum.Encoding;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Transactions;

/// <summary>Transactions that were not mined in time, and later ones that wait for their nonces.</summary>
public sealed class GivenUpTests : IAsyncLifetime
{
    private readonly ChainShop shop = new();
    private Viewer viewer = null!;

    public async Task InitializeAsync()
    {
        await shop.InitializeAsync();
        (viewer, _) = await shop.NewWallet("ada");
    }

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_later_one_is_not_stuck_behind_one_that_was_given_up()
    {
        var givenUp = await GivenUp();
        await shop.Node("anvil_dropAllTransactions");
        await shop.Node("evm_setAutomine", true);

        var later = await shop.SubmitOne(viewer, "b");
        await shop.Advance(later);
        await shop.Advance(later);

        await shop.Is(later, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
        await shop.Advance(givenUp);
        await shop.Is(givenUp, TransactionStatus.Failed, TransactionPhase.Replaced, "Transaction cancelled");
    }

    [Fact]
    public async Task One_that_was_given_up_and_is_still_with_the_node_is_cancelled_before_a_later_one_moves_its_amount()
    {
        var givenUp = await GivenUp();

        await IsCancelledBeforeALaterOne(givenUp);

        Assert.Equal("0x2386f26fc10000", (string?)await shop.Node("eth_getBalance", ChainShop.SomeAddress, "latest"));
    }

    [Fact]
    public async Task What_cancels_one_that_was_given_up_has_the_price_of_now()
    {
        var givenUp = await GivenUp();
        // A hundred gwei, more than any fee that it was signed for.
        await shop.Node("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
        await shop.Node("evm_mine");

        await IsCancelledBeforeALaterOne(givenUp);
    }

    [Fact]
    public async Task A_cancel_that_is_mined_although_another_took_its_place_has_cancelled()
    {
        var givenUp = await GivenUp();
        var former = await shop.Services.GetRequiredService<SignedRungs>().Read(givenUp.Id, givenUp.CancelRung, default);
        await shop.Node("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
        await shop.Node("evm_mine");
        await shop.SubmitOne(viewer, "b");
        Assert.Equal(givenUp.Rungs[^1], Assert.Single((await shop.Read(givenUp)).FormerCancels));

        await shop.Node("anvil_setNextBlockBaseFeePerGas", "0x1");
        await shop.Node("evm_mine");
        await shop.Node("eth_sendRawTransaction", Hex.Of(former));
        await shop.Node("evm_mine");
        await shop.Advance(givenUp);

        await shop.Is(givenUp, TransactionStatus.Failed, TransactionPhase.Replaced, "Transaction cancelled");
        Assert.Equal(givenUp.Rungs[^1].Hash, (await shop.Read(givenUp)).Hash);
    }

    [Fact]
    public async Task What_cancels_has_the_tip_that_nodes_want_now_also_when_it_may_cost_enough()
    {
        var givenUp = await GivenUp();
        var signed = await shop.Transactions.Signed.Get(givenUp.Id.Value);
        var dearWithoutTip = givenUp.Rungs[^1] with { MaxFeePerGas = BigInteger.Pow(10, 13), MaxPriorityFeePerGas = 1 };
        await shop.Transactions.Signed.Put(
            signed! with { Transaction = givenUp with { Rungs = [.. givenUp.Rungs.SkipLast(1), dearWithoutTip] } });

        var later = await shop.SubmitOne(viewer, "b");

        var now = await shop.Read(givenUp);
        Assert.Equal(dearWithoutTip, Assert.Single(now.FormerCancels));
        Assert.Equal(BigInteger.Pow(10, 13) * 9 / 8, now.Rungs[^1].MaxFeePerGas);
        Assert.Equal(later.Rungs[^1].MaxPriorityFeePerGas, now.Rungs[^1].MaxPriorityFeePerGas);
    }

    [Fact]
    public async Task What_cancels_costs_no_more_than_the_later_one_allows()
    {
        var givenUp = await GivenUp();

        await shop.SubmitOne(viewer, "b");

        Assert.Equal(givenUp.Rungs, (await shop.Read(givenUp)).Rungs);
    }

    [Fact]
    public async Task One_that_has_failed_itself_cancels_none_before_it()
    {
        await shop.Node("evm_setAutomine", false);
        var earlier = await shop.SubmitOne(viewer, "a");
        var later = await shop.SubmitOne(viewer, "b");
        shop.Time.Pass(TimeSpan.FromMinutes(5));
        await shop.Advance(later);
        await shop.Advance(earlier);

        await shop.Advance(later);

        await shop.Is(later, TransactionStatus.Failed, TransactionPhase.TimedOut, "Transaction timed out after 5 minutes");
        await shop.Is(earlier, TransactionStatus.Failed, TransactionPhase.TimedOut, "Transaction timed out after 5 minutes");
        Assert.False((await shop.Read(earlier)).IsCancelling);
    }

    /// <summary>A transaction that a node has, which mines nothing any more, and that was in no block in time.</summary>
    private async Task<Transaction> GivenUp()
    {
        await shop.Node("evm_setAutomine", false);
        var givenUp = await shop.Advance(await shop.SubmitOne(viewer, "a"));
        shop.Time.Pass(TimeSpan.FromMinutes(5));
        return await shop.Advance(givenUp);
    }

    private async Task IsCancelledBeforeALaterOne(Transaction givenUp)
    {
        var later = await shop.SubmitOne(viewer, "b");
        await shop.Advance(later);
        await shop.Node("evm_mine");
        await shop.Advance(later);
        await shop.Advance(givenUp);

        await shop.Is(later, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
        await shop.Is(givenUp, TransactionStatus.Failed, TransactionPhase.Replaced, "Transaction cancelled");
    }
}
