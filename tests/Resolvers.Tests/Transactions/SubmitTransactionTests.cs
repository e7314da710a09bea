using System.Text.Json.Nodes;
using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Tests.Transactions;

public sealed class SubmitTransactionTests(ChainShop shop) : IClassFixture<ChainShop>
{
    [Fact]
    public async Task A_transfer_is_answered_before_it_is_sent()
    {
        var (viewer, _) = await shop.NewWallet("submit-1");

        var payload = await shop.Submit(viewer, new { to = ChainShop.SomeAddress, amount = "0.25", idempotencyKey = "a" });

        var transaction = payload["transaction"]!;
        Assert.Equal("[]", payload["userErrors"]!.ToJsonString());
        Assert.Equal(("ENQUEUED", "SIGNED", null), ((string)transaction["status"]!, (string)transaction["phase"]!, (string?)transaction["message"]));
        Assert.Equal(
            """{"value":"0.25","units":"250000000000000000","decimals":18}""", transaction["amount"]!.ToJsonString());
        Assert.Equal(0, (long)transaction["nonce"]!);
        Assert.Null(await shop.Node("eth_getTransactionByHash", (string)transaction["hash"]!));
    }

    [Fact]
    public async Task Sent_again_with_its_key_it_is_made_once()
    {
        var (viewer, _) = await shop.NewWallet("submit-2");
        var input = new { to = ChainShop.SomeAddress, amount = "0.1", idempotencyKey = "same" };

        var payloads = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.Submit(viewer, input)));

        Assert.Single(payloads.Select(payload => payload["transaction"]!.ToJsonString()).Distinct());
        var next = await shop.SubmitOne(viewer, "next");
        Assert.Equal(1, next.Nonce);
    }

    [Fact]
    public async Task Another_transfer_with_the_key_is_refused()
    {
        var (viewer, _) = await shop.NewWallet("submit-3");
        await shop.SubmitOne(viewer, "taken");

        Assert.Equal(
            "ALREADY_EXISTS [\"idempotencyKey\"]",
            Error(await shop.Submit(viewer, new { to = ChainShop.SomeAddress, amount = "0.02", idempotencyKey = "taken" })));
    }

    [Fact]
    public async Task The_same_key_of_another_user_is_another_key()
    {
        var (first, _) = await shop.NewWallet("submit-4");
        var (second, _) = await shop.NewWallet("submit-5");

        Assert.NotEqual((await shop.SubmitOne(first, "k")).Id, (await shop.SubmitOne(second, "k")).Id);
    }

    [Theory]
    [InlineData("0x5290", "1", "INVALID [\"to\"]")]
    [InlineData("0x52908400098527886E0F7030069857D2E4169ee7", "1", "INVALID [\"to\"]")]
    [InlineData("vitalik.eth", "1", "INVALID [\"to\"]")]
    [InlineData(ChainShop.SomeAddress, "1abc", "INVALID [\"amount\"]")]
    [InlineData(ChainShop.SomeAddress, "-1", "INVALID [\"amount\"]")]
    [InlineData(ChainShop.SomeAddress, "1e18", "INVALID [\"amount\"]")]
    [InlineData(ChainShop.SomeAddress, "", "INVALID [\"amount\"]")]
    [InlineData(ChainShop.SomeAddress, "0", "INVALID [\"amount\"]")]
    [InlineData(ChainShop.SomeAddress, "0.0000000000000000001", "INVALID [\"amount\"]")]
    [InlineData(ChainShop.SomeAddress, "11", "INSUFFICIENT_FUNDS [\"amount\"]")]
    [InlineData(ChainShop.SomeAddress, "10", "INSUFFICIENT_FUNDS [\"amount\"]")]
    public async Task A_transfer_that_cannot_be_is_refused_before_it_is_stored(string to, string amount, string error)
    {
        var (viewer, _) = await shop.NewWallet("submit-6");

        var payload = await shop.Submit(viewer, new { to, amount, idempotencyKey = $"{to} {amount}" });

        Assert.Equal(error, Error(payload));
        await shop.Answers("{ transactions { nodes { id } } }", """{"transactions":{"nodes":[]}}""", viewer);
    }

    [Fact]
    public async Task What_is_wrong_with_it_is_said_at_once()
    {
        var payload = await shop.Submit(
            new Viewer { Id = "submit-7" }, new { to = "x", amount = "x", token = "x", maxFee = "x", idempotencyKey = "" });

        Assert.Equal(
            ["to", "token", "amount", "maxFee", "idempotencyKey"],
            payload["userErrors"]!.AsArray().Select(error => (string)error!["path"]![0]!));
    }

    [Fact]
    public async Task A_wrong_password_moves_nothing()
    {
        var (viewer, _) = await shop.NewWallet("submit-8");

        var payload = await shop.Submit(
            viewer, new { to = ChainShop.SomeAddress, amount = "0.1", idempotencyKey = "a", password = "another-one" });

        Assert.Equal("WRONG_PASSWORD [\"password\"]", Error(payload));
    }

    [Fact]
    public async Task A_bound_below_what_the_network_takes_is_said_with_what_it_takes()
    {
        var (viewer, _) = await shop.NewWallet("submit-9");

        var payload = await shop.Submit(
            viewer, new { to = ChainShop.SomeAddress, amount = "0.1", idempotencyKey = "a", maxFee = "0.00000001" });

        Assert.Equal("FEE_TOO_LOW [\"maxFee\"]", Error(payload));
        Assert.Matches("takes up to 0\\.0\\d+ ether", (string)payload["userErrors"]![0]!["message"]!);
    }

    [Fact]
    public async Task A_transfer_to_a_contract_that_takes_none_is_refused()
    {
        var (viewer, _) = await shop.NewWallet("submit-10");
        const string contract = "0x00000000000000000000000000000000000000cc";
        // PUSH0 PUSH0 REVERT
        await shop.Node("anvil_setCode", contract, "0x5f5ffd");

        Assert.Equal(
            "NOT_POSSIBLE [\"amount\"]",
            Error(await shop.Submit(viewer, new { to = contract, amount = "0.1", idempotencyKey = "a" })));
    }

    [Fact]
    public async Task Somebody_else_s_transaction_reads_as_not_found()
    {
        var (viewer, _) = await shop.NewWallet("submit-11");
        var transaction = await shop.SubmitOne(viewer, "mine");

        await shop.Answers(
            $$"""{ transaction(id: "{{transaction.Id}}") { id } }""", """{"transaction":null}""", new Viewer { Id = "submit-12" });
        await shop.Answers(
            $$"""{ transaction(id: "{{transaction.Id}}") { userId } }""", """{"transaction":{"userId":"submit-11"}}""", viewer);
    }

    [Fact]
    public async Task A_list_is_newest_first_and_read_on_by_cursor()
    {
        var (viewer, _) = await shop.NewWallet("submit-13");
        for (var i = 0; i < 3; i++)
        {
            await shop.SubmitOne(viewer, $"k{i}");
            shop.Time.Pass(TimeSpan.FromSeconds(1));
        }

        var page = (await shop.Data("{ transactions(first: 2) { nodes { nonce } pageInfo { hasNextPage endCursor } } }", viewer: viewer))["transactions"]!;
        Assert.Equal("""[{"nonce":2},{"nonce":1}]""", page["nodes"]!.ToJsonString());
        Assert.True((bool)page["pageInfo"]!["hasNextPage"]!);
        var rest = await shop.Data(
            $$"""{ transactions(first: 2, after: "{{page["pageInfo"]!["endCursor"]}}") { nodes { nonce } pageInfo { hasNextPage } } }""", viewer: viewer);
        Assert.Equal("""{"nodes":[{"nonce":0}],"pageInfo":{"hasNextPage":false}}""", rest["transactions"]!.ToJsonString());
    }

    private static string Error(JsonNode payload)
    {
        Assert.Null(payload["transaction"]);
        var error = Assert.Single(payload["userErrors"]!.AsArray())!;
        return $"{error["code"]} {error["path"]!.ToJsonString()}";
    }
}
