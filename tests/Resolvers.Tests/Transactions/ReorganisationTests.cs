using System.Text.Json.Nodes;
using Graph.Ethereum.Encoding;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Transactions;

/// <summary>Blocks that go again, of a chain of which five are waited for.</summary>
public sealed class ReorganisationTests : IAsyncLifetime
{
    private readonly ChainShop shop = new() { Confirmations = 5 };
    private Viewer viewer = null!;

    public async Task InitializeAsync()
    {
        await shop.InitializeAsync();
        (viewer, _) = await shop.NewWallet("ada");
        await shop.Node("anvil_mine", "0xa");
    }

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_transaction_in_three_blocks_that_go_is_sent_again_and_succeeds()
    {
        var mined = await shop.Advance(await shop.SubmitOne(viewer, "a"));
        Assert.Equal((TransactionStatus.Enqueued, TransactionPhase.Mined), (mined.Status, mined.Phase));
        await shop.Node("anvil_mine", "0x2");

        await shop.Node("evm_setAutomine", false);
        await shop.Node("anvil_reorg", 3, new JsonArray());
        var back = await shop.Advance(mined);
        Assert.Equal((TransactionStatus.Enqueued, TransactionPhase.Broadcast, null), (back.Status, back.Phase, back.BlockNumber));

        await shop.Node("anvil_mine", "0x5");
        var settled = await shop.Advance(mined);
        Assert.Equal(
            (TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded"), (settled.Status, settled.Phase, settled.Message));
        Assert.Equal("0x2386f26fc10000", (string?)await shop.Node("eth_getBalance", ChainShop.SomeAddress, "latest"));
    }

    [Fact]
    public async Task A_block_with_another_transaction_of_the_nonce_in_its_place_replaces_it()
    {
        var mined = await shop.Advance(await shop.SubmitOne(viewer, "a"));
        var cancelling = await shop.Services.GetRequiredService<SignedRungs>().Read(mined.Id, mined.CancelRung, default);

        await shop.Node("anvil_reorg", 1, new JsonArray(
            new JsonArray(Hex.Of(cancelling), 0)));
        var replaced = await shop.Advance(mined);
        Assert.Equal((TransactionStatus.Enqueued, TransactionPhase.Mined), (replaced.Status, replaced.Phase));

        await shop.Node("anvil_mine", "0x5");
        var settled = await shop.Advance(mined);
        Assert.Equal(
            (TransactionStatus.Failed, TransactionPhase.Replaced, "Transaction cancelled"), (settled.Status, settled.Phase, settled.Message));
        Assert.Equal("0x0", (string?)await shop.Node("eth_getBalance", ChainShop.SomeAddress, "latest"));
    }

    [Fact]
    public async Task One_that_had_succeeded_in_blocks_that_go_is_mined_again_before_what_waits_behind_it()
    {
        var settled = await shop.Advance(await shop.SubmitOne(viewer, "a"));
        await shop.Node("anvil_mine", "0x4");
        settled = await shop.Advance(settled);
        Assert.Equal(TransactionStatus.Succeeded, settled.Status);

        await shop.Node("evm_setAutomine", false);
        await shop.Node("anvil_reorg", 6, new JsonArray());
        var later = await shop.SubmitOne(viewer, "b", "0x00000000000000000000000000000000000000b1");
        await shop.Advance(later);
        await shop.Advance(settled);
        await shop.Node("anvil_mine", "0x5");
        await shop.Advance(settled);
        await shop.Advance(later);

        var (first, second) = (await shop.Read(settled), await shop.Read(later));
        Assert.Equal((0, TransactionStatus.Succeeded), (first.Nonce, first.Status));
        Assert.NotNull(first.ReopenedAt);
        Assert.Equal((1, TransactionStatus.Succeeded, null), (second.Nonce, second.Status, second.ReopenedAt));
        Assert.Equal("0x2386f26fc10000", (string?)await shop.Node("eth_getBalance", ChainShop.SomeAddress, "latest"));
    }
}
