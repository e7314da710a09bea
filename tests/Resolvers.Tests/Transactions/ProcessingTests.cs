using Graph.GraphQL.Binding;
using Graph.Resolvers.Transactions;
using Graph.Testing;

namespace Graph.Resolvers.Tests.Transactions;

/// <summary>A transaction on its way, with what a chain does to it. Each test has a node of its own, for it stops mining and reorganises.</summary>
public sealed class ProcessingTests : IAsyncLifetime
{
    private readonly ChainShop shop = new();
    private Viewer viewer = null!;
    private string address = null!;

    public async Task InitializeAsync()
    {
        await shop.InitializeAsync();
        (viewer, address) = await shop.NewWallet("ada");
    }

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task What_is_mined_at_once_has_succeeded()
    {
        var transaction = await shop.SubmitOne(viewer, "a");

        await Eventually.Is(async () => await shop.Processor.Process(transaction.Id, default));

        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
        Assert.Equal("0x2386f26fc10000", (string?)await shop.Node("eth_getBalance", ChainShop.SomeAddress, "latest"));
    }

    [Fact]
    public async Task Processed_again_and_again_it_moves_its_amount_once()
    {
        var transaction = await shop.SubmitOne(viewer, "a");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.Processor.Process(transaction.Id, default).AsTask()));
        await Eventually.Is(async () => await shop.Processor.Process(transaction.Id, default));

        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
        Assert.Equal("0x2386f26fc10000", (string?)await shop.Node("eth_getBalance", ChainShop.SomeAddress, "latest"));
    }

    [Fact]
    public async Task What_the_node_drops_is_sent_again()
    {
        await shop.Node("evm_setAutomine", false);
        var transaction = await shop.Advance(await shop.SubmitOne(viewer, "a"));
        Assert.Equal(TransactionPhase.Broadcast, transaction.Phase);

        await shop.Node("anvil_dropTransaction", transaction.Hash);
        await shop.Advance(transaction);
        await shop.Node("evm_mine");
        await shop.Advance(transaction);

        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
    }

    [Fact]
    public async Task What_is_stuck_is_sent_with_a_higher_fee()
    {
        await shop.Node("evm_setAutomine", false);
        var transaction = await shop.Advance(await shop.SubmitOne(viewer, "a"));

        shop.Time.Pass(new ProcessingOptions().SpeedUpAfter);
        var raised = await shop.Advance(transaction);
        await shop.Node("evm_mine");
        await shop.Advance(transaction);

        Assert.Equal(1, raised.Rung);
        Assert.NotEqual(transaction.Hash, raised.Hash);
        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
    }

    [Fact]
    public async Task A_base_fee_above_every_fee_is_waited_for()
    {
        await shop.Node("evm_setAutomine", false);
        var transaction = await shop.SubmitOne(viewer, "a");
        await shop.Node("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
        await shop.Node("evm_mine");

        var waiting = await shop.Advance(transaction);
        Assert.Equal((TransactionStatus.Enqueued, 3), (waiting.Status, waiting.Rung));

        await shop.Node("anvil_setNextBlockBaseFeePerGas", "0x1");
        await shop.Node("evm_mine");
        await shop.Advance(transaction);
        await shop.Node("evm_mine");
        await shop.Advance(transaction);
        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
    }

    [Fact]
    public async Task Past_five_minutes_it_has_failed_and_a_late_block_corrects_it()
    {
        await shop.Node("evm_setAutomine", false);
        var transaction = await shop.Advance(await shop.SubmitOne(viewer, "a"));

        shop.Time.Pass(TimeSpan.FromMinutes(5));
        await shop.Advance(transaction);
        await shop.Is(transaction, TransactionStatus.Failed, TransactionPhase.TimedOut, "Transaction timed out after 5 minutes");

        await shop.Node("evm_mine");
        await shop.Sweeper.Sweep(default);
        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
    }

    [Fact]
    public async Task What_the_contract_reverts_on_the_chain_has_failed()
    {
        await shop.Node("evm_setAutomine", false);
        var transaction = await shop.Advance(await shop.SubmitOne(viewer, "a", "0x00000000000000000000000000000000000000dd"));
        await shop.Node("anvil_setCode", "0x00000000000000000000000000000000000000dd", "0x5f5ffd");

        await shop.Node("evm_mine");
        await shop.Advance(transaction);

        await shop.Is(transaction, TransactionStatus.Failed, TransactionPhase.Confirmed, "Transaction failed");
    }

    [Fact]
    public async Task A_nonce_that_is_used_elsewhere_replaces_it()
    {
        var transaction = await shop.SubmitOne(viewer, "a");
        await shop.Node("anvil_setNonce", address, "0x1");
        await shop.Node("anvil_mine", "0xd");

        await shop.Advance(transaction);

        await shop.Is(transaction, TransactionStatus.Failed, TransactionPhase.Replaced, "Transaction replaced");
        Assert.Equal(1, (await shop.SubmitOne(viewer, "b")).Nonce);
    }

    [Fact]
    public async Task A_cancelled_one_moves_nothing()
    {
        await shop.Node("evm_setAutomine", false);
        var transaction = await shop.Advance(await shop.SubmitOne(viewer, "a"));

        await shop.Answers(
            $$"""mutation { cancelTransaction(id: "{{transaction.Id}}") { transaction { status } userErrors { code } } }""",
            """{"cancelTransaction":{"transaction":{"status":"ENQUEUED"},"userErrors":[]}}""",
            viewer);
        await shop.Advance(transaction);
        await shop.Node("evm_mine");
        await shop.Advance(transaction);

        await shop.Is(transaction, TransactionStatus.Failed, TransactionPhase.Replaced, "Transaction cancelled");
        Assert.Equal("0x0", (string?)await shop.Node("eth_getBalance", ChainShop.SomeAddress, "latest"));
    }

    [Fact]
    public async Task One_that_is_sped_up_has_its_next_fee_until_there_is_none()
    {
        await shop.Node("evm_setAutomine", false);
        var transaction = await shop.Advance(await shop.SubmitOne(viewer, "a"));
        var speedUp = $$"""mutation { speedUpTransaction(id: "{{transaction.Id}}") { userErrors { code } } }""";

        for (var rung = 1; rung <= 3; rung++)
        {
            await shop.Answers(speedUp, """{"speedUpTransaction":{"userErrors":[]}}""", viewer);
            var raised = await shop.Advance(transaction);
            Assert.Equal((rung, TransactionPhase.Broadcast), (raised.Rung, raised.Phase));
        }

        await shop.Answers(speedUp, """{"speedUpTransaction":{"userErrors":[{"code":"NOT_POSSIBLE"}]}}""", viewer);
        await shop.Node("evm_mine");
        await shop.Advance(transaction);
        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
        await shop.Answers(speedUp, """{"speedUpTransaction":{"userErrors":[{"code":"NOT_POSSIBLE"}]}}""", viewer);
    }

    [Fact]
    public async Task Nobody_speeds_up_or_cancels_what_is_somebody_else_s()
    {
        var transaction = await shop.SubmitOne(viewer, "a");
        var other = new Viewer { Id = "ben" };

        await shop.Answers(
            $$"""mutation { speedUpTransaction(id: "{{transaction.Id}}") { transaction { id } userErrors { code } } }""",
            """{"speedUpTransaction":{"transaction":null,"userErrors":[{"code":"NOT_FOUND"}]}}""",
            other);
        await shop.Answers(
            $$"""mutation { cancelTransaction(id: "{{transaction.Id}}") { transaction { id } userErrors { code } } }""",
            """{"cancelTransaction":{"transaction":null,"userErrors":[{"code":"NOT_FOUND"}]}}""",
            other);
    }

    [Fact]
    public async Task One_that_cannot_be_read_keeps_its_owner_from_nothing()
    {
        await Stored.Put(shop, TransactionsTable.Definition, """{"id":"broken","openUserId":"ada","nonce":0,"userId":"ada"}""");
        var transaction = await shop.SubmitOne(viewer, "a");
        await shop.Advance(transaction);

        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
    }

    [Fact]
    public async Task One_of_another_chain_waits_and_nothing_of_it_is_sent()
    {
        await shop.Put(SampleTransaction.Signed with { ChainId = 1, From = address, Nonce = 0 });

        var waiting = await shop.Advance(SampleTransaction.Signed);

        Assert.Equal((TransactionStatus.Enqueued, TransactionPhase.Signed, 1), (waiting.Status, waiting.Phase, waiting.Version));
    }

    [Fact]
    public async Task One_that_cannot_be_read_keeps_no_other_from_its_sweep()
    {
        for (var i = 0; i < 20; i++)
            await Stored.Put(shop, TransactionsTable.Definition, $$"""{"id":"broken-{{i}}","openUserId":"ben","nonce":{{i}},"userId":"ben"}""");
        var transaction = await shop.SubmitOne(viewer, "a");
        shop.Time.Pass(TimeSpan.FromMinutes(1));

        await shop.Sweeper.Sweep(default);

        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
    }

    [Fact]
    public async Task What_the_wallet_cannot_pay_any_more_waits_until_it_can()
    {
        var transaction = await shop.SubmitOne(viewer, "a");
        await shop.Node("anvil_setBalance", address, "0x0");
        await shop.Advance(transaction);
        await shop.Is(transaction, TransactionStatus.Enqueued, TransactionPhase.Signed, null);

        await shop.Node("anvil_setBalance", address, "0x8ac7230489e80000");
        await shop.Advance(transaction);

        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
    }

    [Fact]
    public async Task While_no_node_answers_nothing_changes_and_then_it_goes_on()
    {
        var transaction = await shop.SubmitOne(viewer, "a");
        shop.Outage = true;

        await shop.Advance(transaction);
        Assert.False(await shop.Processor.Process(transaction.Id, default));
        await shop.Is(transaction, TransactionStatus.Enqueued, TransactionPhase.Signed, null);

        shop.Outage = false;
        await shop.Advance(transaction);
        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
    }

    [Fact]
    public async Task What_a_node_took_before_its_answer_was_lost_is_sent_again_and_moves_its_amount_once()
    {
        var transaction = await shop.SubmitOne(viewer, "a");
        shop.LosesAnswerTo = "eth_sendRawTransaction";
        await shop.Advance(transaction);

        shop.LosesAnswerTo = null;
        await shop.Advance(transaction);

        await shop.Is(transaction, TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded");
        Assert.Equal("0x2386f26fc10000", (string?)await shop.Node("eth_getBalance", ChainShop.SomeAddress, "latest"));
    }

    [Fact]
    public async Task A_submission_while_no_node_answers_is_refused_and_stores_nothing()
    {
        shop.Outage = true;

        await shop.RefusesWith(
            """{"password":"river-42"}""",
            """mutation($password: Secret!) { submitTransaction(input: { to: "0x52908400098527886E0F7030069857D2E4169EE7", amount: "1", idempotencyKey: "a", password: $password }) { transaction { id } } }""",
            "CHAIN_UNAVAILABLE",
            viewer);
        shop.Outage = false;

        await shop.Answers("{ transactions { nodes { id } } }", """{"transactions":{"nodes":[]}}""", viewer);
    }
}
