using System.Text.Json.Nodes;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Messages;
using Graph.LocalDev.Tests.Transactions;
using Graph.Testing;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Wallets and their transfers by REST, as the wallet's API had them, on a real chain.</summary>
[Collection(SeededSystem.Collection)]
public sealed class WalletShimTests(SeededSystem system)
{
    private const string To = "0x00000000000000000000000000000000000000a9";
    private const string NoUser = """{"msg":"User not found"}""";

    [Fact]
    public async Task A_balance_is_in_ether()
    {
        var none = await system.Rest("rest-poor", "GET", "/wallet/balance");
        await system.NewWallet("rest-poor");
        var ten = await system.Rest("rest-poor", "GET", "/wallet/balance");

        Assert.Equal((404, NoUser), (none.Status, none.Body));
        Assert.Equal((200, """{"balance":"10.0"}"""), (ten.Status, ten.Body));
    }

    [Fact]
    public async Task A_message_is_signed_by_the_wallets_key()
    {
        await system.NewWallet("rest-signer");

        var answer = await system.Rest("rest-signer", "POST", "/wallet/sign", """{"password":"river-42","message":"hello","unknown":1}""");

        Assert.Equal(200, answer.Status);
        Assert.Matches("""^\{"signedMessage":"0x[0-9a-f]{128}(1b|1c)"\}$""", answer.Body);
        var bytes = Convert.FromHexString(((string)JsonNode.Parse(answer.Body)!["signedMessage"]!)[2..]);
        Assert.True(Signature.TryParse(bytes, out var signature));
        var address = (await system.Ask("rest-signer", "{ me { wallet { address } } }"))["data"]!["me"]!["wallet"]!["address"]!;
        Assert.Equal((string)address!, signature.Recover(PersonalMessage.Hash("hello")).ToString());
    }

    [Theory]
    [InlineData("/wallet/sign", """{"password":"wrong-42","message":"hello"}""", 400, """{"msg":"Invalid password"}""")]
    [InlineData("/wallet/transaction", """{"password":"wrong-42","to":"0x00000000000000000000000000000000000000a9","amount":"1"}""", 400, """{"msg":"Invalid password"}""")]
    [InlineData(
        "/wallet/transaction",
        """{"password":"river-42","to":"0x00000000000000000000000000000000000000a9","amount":"11"}""",
        400,
        """{"msg":"The wallet has 10.0 ether; the transfer takes 11.0 with what the network may take."}""")]
    public async Task What_cannot_be_done_is_refused_at_once(string path, string body, int status, string expected)
    {
        await system.NewWallet("rest-refused");

        var answer = await system.Rest("rest-refused", "POST", path, body);
        // So that wrong passwords are not in a row.
        await system.Rest("rest-refused", "POST", "/wallet/sign", """{"password":"river-42","message":"hello"}""");

        Assert.Equal((status, expected), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("/wallet/sign", """{"password":"river-42","message":"hello"}""")]
    [InlineData("/wallet/transaction", """{"password":"river-42","to":"0x00000000000000000000000000000000000000a9","amount":"1"}""")]
    public async Task Who_has_no_wallet_is_not_found(string path, string body)
    {
        var answer = await system.Rest("rest-nobody", "POST", path, body);

        Assert.Equal((404, NoUser), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Too_many_wrong_passwords_have_to_wait()
    {
        await system.NewWallet("rest-forgetful");

        RestAnswer answer = null!;
        for (var attempt = 1; attempt <= 6; attempt++)
            answer = await system.Rest("rest-forgetful", "POST", "/wallet/sign", """{"password":"wrong-42","message":"hello"}""");

        Assert.Equal(429, answer.Status);
        Assert.Matches("""^\{"msg":"Too many passwords were wrong\. The next is tried from [-0-9T:]+Z on\."\}$""", answer.Body);
    }

    [Fact]
    public async Task A_transfer_is_followed_by_its_id_until_it_has_succeeded()
    {
        await system.NewWallet("rest-payer");
        await system.Chain.Call("evm_setAutomine", false);
        var path = "/wallet/transaction";

        var submitted = await system.Rest("rest-payer", "POST", path, $$"""{"password":"river-42","to":"{{To}}","amount":"0.01"}""");
        var id = (string)JsonNode.Parse(submitted.Body)!["transactionId"]!;
        var enqueued = await system.Rest("rest-payer", "GET", $"{path}/{id}");
        var others = await system.Rest("rest-nobody", "GET", $"{path}/{id}");
        await system.Chain.Call("evm_setAutomine", true);
        await system.Chain.Call("evm_mine");
        RestAnswer ended = null!;
        await Eventually.Is(async () => (ended = await system.Rest("rest-payer", "GET", $"{path}/{id}")).Body != enqueued.Body, () => ended.Body);

        Assert.Equal(200, submitted.Status);
        Assert.True(Guid.TryParse(id, out _), id);
        Assert.Equal((200, """{"status":"enqueued","message":null}"""), (enqueued.Status, enqueued.Body));
        Assert.Equal((404, """{"msg":"Transaction not found"}"""), (others.Status, others.Body));
        Assert.Equal((200, """{"status":"succeeded","message":"Transaction succeeded"}"""), (ended.Status, ended.Body));
        Assert.Equal(WalletUsers.Paid, (string?)await system.Chain.Call("eth_getBalance", To, "latest"));
    }

    [Fact]
    public async Task A_transaction_that_is_not_there_is_404()
    {
        var answer = await system.Rest("rest-nobody", "GET", "/wallet/transaction/nope");

        Assert.Equal((404, """{"msg":"Transaction not found"}"""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("""{"to":"0xa9","amount":"abc"}""", "invalid_type password Required", "custom to Invalid address", "custom amount Invalid amount")]
    [InlineData("""{"password":null,"to":true,"amount":0.5}""", "invalid_type password Expected string, received null", "invalid_type to Expected string, received boolean", "invalid_type amount Expected string, received number")]
    [InlineData("""{"password":"river-42","to":"0x00000000000000000000000000000000000000a9","amount":"1abc"}""", "custom amount Send a decimal number such as 0.25: no sign, no exponent.")]
    [InlineData("""{"password":"river-42","to":"0x00000000000000000000000000000000000000a9","amount":"-1"}""", "custom amount Send a decimal number such as 0.25: no sign, no exponent.")]
    [InlineData("""{"password":"river-42","to":"0x2c7536e3605D9C16a7a3D7b1898e529396a65c23","amount":"1"}""", "custom to This is no address: send 0x and 40 hexadecimal digits, with the capitals of ERC-55 or with none.")]
    public async Task All_that_is_wrong_with_a_transfer_is_listed(string body, params string[] issues)
    {
        var answer = await system.Rest("rest-nobody", "POST", "/wallet/transaction", body);

        Assert.Equal(400, answer.Status);
        var message = (string)JsonNode.Parse(answer.Body)!["msg"]!;
        Assert.StartsWith("Invalid body: [\n  {\n    \"code\": ", message, StringComparison.Ordinal);
        Assert.Equal(issues, JsonNode.Parse(message["Invalid body: ".Length..])!.AsArray()
            .Select(issue => $"{issue!["code"]} {issue["path"]!.AsArray().Single()} {issue["message"]}"));
    }
}
