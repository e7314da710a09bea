using System.Text.Json.Nodes;
using Graph.Resolvers.Tests.Transactions;

namespace Graph.Resolvers.Tests.Wallets;

/// <summary>What a wallet shows of a chain, and what it signs for one.</summary>
public sealed class ChainWalletTests(ChainShop shop) : IClassFixture<ChainShop>
{
    [Fact]
    public async Task A_wallet_shows_what_it_has_and_how_much_it_has_sent()
    {
        var (viewer, _) = await shop.NewWallet("rich");

        await shop.Answers(
            "{ me { wallet { balance { value units decimals } nonce } } }",
            """{"me":{"wallet":{"balance":{"value":"10.0","units":"10000000000000000000","decimals":18},"nonce":0}}}""",
            viewer);
    }

    [Fact]
    public async Task A_token_s_balance_has_the_token_s_decimals()
    {
        var (viewer, _) = await shop.NewWallet("token");
        const string token = "0x00000000000000000000000000000000000000ee";
        // Whatever it is called with: decimals() of four bytes is answered 6, everything else 1,500,000.
        // CALLDATASIZE PUSH1 4 EQ PUSH1 14 JUMPI | PUSH3 1500000 PUSH1 17 JUMP | JUMPDEST PUSH1 6 | JUMPDEST PUSH0 MSTORE PUSH1 32 PUSH0 RETURN
        await shop.Node("anvil_setCode", token, "0x36600414600e576216e3606011565b60065b5f5260205ff3");

        await shop.Answers(
            $$"""{ me { wallet { balance(token: "{{token}}") { value decimals } } } }""",
            """{"me":{"wallet":{"balance":{"value":"1.5","decimals":6}}}}""",
            viewer);
    }

    [Theory]
    [InlineData("0x00", "no address")]
    [InlineData("0x00000000000000000000000000000000000000ff", "no ERC-20 token")]
    public async Task What_is_no_token_is_refused(string token, string message)
    {
        var (viewer, _) = await shop.NewWallet("none");

        await shop.Refuses($$"""{ me { wallet { balance(token: "{{token}}") { value } } } }""", "BAD_USER_INPUT", message, viewer);
    }

    [Fact]
    public async Task A_signed_transaction_is_one_that_the_node_takes()
    {
        var (viewer, address) = await shop.NewWallet("signer");

        var payload = (await shop.Data(
            """
            mutation($p: Secret!) {
              signTransaction(input: {
                to: "0x00000000000000000000000000000000000000ab", amount: "0.5", nonce: 0, gas: 21000
                maxFeePerGas: "10000000000", maxPriorityFeePerGas: "1000000000", password: $p
              }) { raw hash userErrors { code } }
            }
            """,
            """{"p":"river-42"}""",
            viewer))["signTransaction"]!;
        var hash = await shop.Node("eth_sendRawTransaction", (string)payload["raw"]!);

        Assert.Equal((string?)payload["hash"], (string?)hash);
        var known = (await shop.Node("eth_getTransactionByHash", (string)hash!))!;
        Assert.Equal((address.ToLowerInvariant(), "0x6f05b59d3b20000"), ((string)known["from"]!, (string)known["value"]!));
    }

    [Fact]
    public async Task What_cannot_be_signed_is_said_at_once()
    {
        var (viewer, _) = await shop.NewWallet("unable");

        var payload = (await shop.Data(
            """
            mutation($p: Secret!) {
              signTransaction(input: { to: "x", amount: "x", data: "x", nonce: -1, gas: 1, maxFeePerGas: "1", maxPriorityFeePerGas: "2", password: $p }) {
                raw userErrors { path }
              }
            }
            """,
            """{"p":"river-42"}""",
            viewer))["signTransaction"]!;

        Assert.Null(payload["raw"]);
        Assert.Equal(
            ["to", "amount", "data", "maxPriorityFeePerGas", "nonce", "gas"],
            payload["userErrors"]!.AsArray().Select(error => (string)error!["path"]![0]!));
    }

    [Fact]
    public async Task Typed_data_is_signed_as_EIP_712_says()
    {
        var (viewer, _) = await shop.NewWallet("typed");
        var data = JsonNode.Parse(
            """{"types":{"Note":[{"name":"text","type":"string"},{"name":"large","type":"uint256"}]},"primaryType":"Note","domain":{"name":"App"},"message":{"text":"Hello","large":"123456789012345678901234567890"}}""");

        var payload = (await shop.Data(
            "mutation($data: JSON!, $p: Secret!) { signTypedData(typedData: $data, password: $p) { signature userErrors { message } } }",
            new JsonObject { ["data"] = data, ["p"] = "river-42" }.ToJsonString(),
            viewer))["signTypedData"]!;

        Assert.Equal(2 + 2 * 65, ((string)payload["signature"]!).Length);
    }
}
