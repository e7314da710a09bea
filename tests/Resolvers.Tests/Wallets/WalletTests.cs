using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Ethereum.Keys;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Tests.Wallets;

public sealed class WalletTests(Shop shop) : IClassFixture<Shop>
{
    private const string Password = "river-42";

    private const string Create =
        "mutation($password: Secret) { createUser(password: $password) { user { id wallet { userId address publicKey createdAt } } userErrors { code path message } } }";

    private const string Sign =
        "mutation($password: Secret!) { signMessage(message: \"Hello\", password: $password) { signature userErrors { code path message } } }";

    [Fact]
    public async Task A_password_makes_a_wallet_with_the_user()
    {
        var user = (await Make("wallet-1"))["createUser"]!["user"]!;

        var wallet = user["wallet"]!;
        Assert.Equal("wallet-1", (string?)wallet["userId"]);
        Assert.Equal("2031-05-06T12:00:00.000Z", (string?)wallet["createdAt"]);
        var publicKey = Convert.FromHexString(((string)wallet["publicKey"]!)[2..]);
        Assert.Equal(4, publicKey[0]);
        Assert.Equal((string?)wallet["address"], Address.OfPublicKey(publicKey.AsSpan(1)).ToString());
    }

    [Fact]
    public async Task Made_again_the_user_keeps_the_wallet_and_its_password()
    {
        var first = await Make("wallet-2");

        var again = await Make("wallet-2", "another-one");

        Assert.Equal("ALREADY_EXISTS", (string?)again["createUser"]!["userErrors"]![0]!["code"]);
        Assert.Equal(
            first["createUser"]!["user"]!["wallet"]!.ToJsonString(), again["createUser"]!["user"]!["wallet"]!.ToJsonString());
        Assert.NotNull((await SignWith("wallet-2", Password))["signature"]);
    }

    [Fact]
    public async Task A_user_without_a_wallet_gets_one_by_a_password()
    {
        await shop.Answers(
            "mutation { createUser { user { wallet { address } } userErrors { code } } }",
            """{"createUser":{"user":{"wallet":null},"userErrors":[]}}""",
            new Viewer { Id = "wallet-3" });

        Assert.NotNull((await Make("wallet-3"))["createUser"]!["user"]!["wallet"]);
    }

    [Fact]
    public async Task Twenty_at_once_make_one_wallet()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Make("wallet-4")));

        Assert.Single(answers.Select(answer => (string?)answer["createUser"]!["user"]!["wallet"]!["address"]).Distinct());
    }

    [Theory]
    [InlineData("short", "A password has at least 6 characters.")]
    [InlineData("", "A password has at least 6 characters.")]
    public async Task A_password_that_is_none_makes_nothing(string password, string message)
    {
        var answer = await Make("nobody", password);

        Assert.Null(answer["createUser"]!["user"]);
        var error = answer["createUser"]!["userErrors"]![0]!;
        Assert.Equal(("INVALID", message), ((string)error["code"]!, (string)error["message"]!));
        await shop.Answers("{ me { id } }", """{"me":null}""", new Viewer { Id = "nobody" });
    }

    [Fact]
    public async Task A_password_in_the_document_is_refused() =>
        await shop.Refuses(
            """mutation { createUser(password: "river-42") { user { id } } }""", "GRAPHQL_VALIDATION_FAILED", "Secret takes a variable");

    [Fact]
    public async Task The_signature_of_a_text_is_the_wallet_s()
    {
        var address = (string?)(await Make("wallet-5"))["createUser"]!["user"]!["wallet"]!["address"];

        var signature = (string)(await SignWith("wallet-5", Password))["signature"]!;

        Assert.Equal(address, SignedMessages.Recover("Hello", signature));
    }

    [Fact]
    public async Task Another_password_signs_nothing()
    {
        await Make("wallet-6");

        Assert.Equal("WRONG_PASSWORD", await ErrorOf("wallet-6", "another-one"));
    }

    [Fact]
    public async Task After_four_wrong_passwords_in_a_row_there_is_a_wait_that_grows()
    {
        await Make("wallet-7");
        for (var i = 0; i < 5; i++)
            Assert.Equal("WRONG_PASSWORD", await ErrorOf("wallet-7", "another-one"));

        Assert.Equal("LOCKED", await ErrorOf("wallet-7", Password));
        await shop.Answers(
            """{ me { wallet { lockedUntil } } }""",
            """{"me":{"wallet":{"lockedUntil":"2031-05-06T12:00:05.000Z"}}}""",
            new Viewer { Id = "wallet-7" });

        var store = new WalletStore(shop.Database);
        var wallet = (await store.Get(new Graph.Resolvers.Users.UserId("wallet-7"), default))!;
        Assert.Equal(
            [10, 20, 40, 80],
            Waits(wallet.Tries, 4).Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public void No_wait_is_longer_than_an_hour() =>
        Assert.Equal(TimeSpan.FromHours(1), Waits(new PasswordTries(1_000_000, null), 1).Single());

    [Fact]
    public async Task A_good_password_clears_the_wrong_ones()
    {
        await Make("wallet-8");
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                Assert.Equal("WRONG_PASSWORD", await ErrorOf("wallet-8", "another-one"));
            Assert.NotNull((await SignWith("wallet-8", Password))["signature"]);
        }
    }

    [Fact]
    public async Task Many_good_passwords_at_once_lock_nothing()
    {
        await Make("wallet-9");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => SignWith("wallet-9", Password)));

        Assert.All(answers, answer => Assert.NotNull(answer["signature"]));
    }

    [Fact]
    public async Task Many_wrong_passwords_at_once_are_each_counted()
    {
        await Make("wallet-10");

        var codes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => ErrorOf("wallet-10", "another-one")));

        Assert.Equal(5, codes.Count(code => code == "WRONG_PASSWORD"));
        Assert.Equal(25, codes.Count(code => code == "LOCKED"));
    }

    [Fact]
    public async Task A_changed_password_opens_the_same_wallet()
    {
        var address = (string?)(await Make("wallet-11"))["createUser"]!["user"]!["wallet"]!["address"];

        var changed = await shop.Data(
            "mutation($old: Secret!, $new: Secret!) { changePassword(password: $old, newPassword: $new) { wallet { address } userErrors { code } } }",
            """{"old":"river-42","new":"mountain-7"}""",
            new Viewer { Id = "wallet-11" });

        Assert.Equal($$"""{"wallet":{"address":"{{address}}"},"userErrors":[]}""", changed["changePassword"]!.ToJsonString());
        Assert.Equal("WRONG_PASSWORD", await ErrorOf("wallet-11", Password));
        Assert.NotNull((await SignWith("wallet-11", "mountain-7"))["signature"]);
    }

    [Fact]
    public async Task Who_has_no_wallet_is_told_so() => Assert.Equal("NOT_FOUND", await ErrorOf("wallet-less", Password));

    [Fact]
    public async Task Wallets_of_a_list_are_read_in_one_batch()
    {
        await Make("batch-1");
        await Make("batch-2");
        shop.Requests.Clear();

        await shop.Data("{ users(first: 100) { nodes { wallet { address } } } }");

        Assert.Equal(1, shop.Requests.Count("BatchGetItem"));
    }

    private Task<JsonNode> Make(string user, string password = Password) =>
        shop.Data(Create, JsonSerializer.Serialize(new { password }), new Viewer { Id = user });

    private async Task<JsonNode> SignWith(string user, string password) =>
        (await shop.Data(Sign, JsonSerializer.Serialize(new { password }), new Viewer { Id = user }))["signMessage"]!;

    private async Task<string?> ErrorOf(string user, string password)
    {
        var answer = await SignWith(user, password);
        Assert.Null(answer["signature"]);
        return (string?)answer["userErrors"]![0]!["code"];
    }

    private static IEnumerable<TimeSpan> Waits(PasswordTries tries, int count)
    {
        for (var i = 0; i < count; i++)
        {
            tries = tries.Next(Shop.Now);
            yield return tries.LockedUntil!.Value - Shop.Now;
        }
    }
}
