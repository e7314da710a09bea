using System.Text.Json.Nodes;
using Graph.Ethereum.Keystores;
using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Tests.Wallets;

public sealed class WalletImportTests(Shop shop) : IClassFixture<Shop>
{
    private const string Key = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    private const string Words = "test test test test test test test test test test test junk";
    private const string Address = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

    private const string Import =
        """
        mutation($input: ImportWalletInput!) {
          importWallet(input: $input) { wallet { address } userErrors { code path } }
        }
        """;

    public static TheoryData<string, string> Sources
    {
        get
        {
            using var key = PrivateKeyText.Read(Key);
            var file = KeystoreV3.Write(key, "file-password", new ScryptParameters(2, 1, 1));
            return new TheoryData<string, string>
            {
                { "key", new JsonObject { ["privateKey"] = Key }.ToJsonString() },
                { "words", new JsonObject { ["mnemonic"] = Words }.ToJsonString() },
                { "file", new JsonObject { ["keystore"] = new JsonObject { ["content"] = file, ["password"] = "file-password" } }.ToJsonString() },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_key_that_exists_already_becomes_a_wallet_that_signs(string name, string source)
    {
        var user = new Viewer { Id = $"import-{name}" };
        await shop.Data("mutation { createUser { user { id } } }", viewer: user);

        var answer = await Send(user, source);

        Assert.Equal($$"""{"wallet":{"address":"{{Address}}"},"userErrors":[]}""", answer.ToJsonString());
        var signed = await shop.Data(
            "mutation($p: Secret!) { signMessage(message: \"Hello\", password: $p) { signature } }", """{"p":"river-42"}""", user);
        Assert.Equal(Address, SignedMessages.Recover("Hello", (string)signed["signMessage"]!["signature"]!));
    }

    [Theory]
    [InlineData("""{"privateKey":"0x00"}""", "INVALID", "privateKey")]
    [InlineData("""{"mnemonic":"test test test"}""", "INVALID", "mnemonic")]
    [InlineData("""{"keystore":{"content":"{}","password":"x"}}""", "INVALID", "keystore")]
    [InlineData("""{"encryptedMnemonic":{"content":"00:00","password":"x"}}""", "INVALID", "encryptedMnemonic")]
    public async Task What_is_no_key_is_refused_with_where_it_stands(string source, string code, string field)
    {
        var answer = await Send(new Viewer { Id = "import-none" }, source);

        Assert.Equal(
            $$"""{"wallet":null,"userErrors":[{"code":"{{code}}","path":["from","{{field}}"]}]}""", answer.ToJsonString());
    }

    [Fact]
    public async Task The_password_of_another_file_is_a_wrong_one()
    {
        using var key = PrivateKeyText.Read(Key);
        var file = KeystoreV3.Write(key, "file-password", new ScryptParameters(2, 1, 1));
        var source = new JsonObject { ["keystore"] = new JsonObject { ["content"] = file, ["password"] = "another-one" } };

        var answer = await Send(new Viewer { Id = "import-wrong" }, source.ToJsonString());

        Assert.Equal("WRONG_PASSWORD", (string?)answer["userErrors"]![0]!["code"]);
    }

    [Fact]
    public async Task A_wallet_that_is_there_is_kept()
    {
        var user = new Viewer { Id = "import-second" };
        var first = await shop.Data(
            "mutation($p: Secret) { createUser(password: $p) { user { wallet { address } } } }", """{"p":"river-42"}""", user);

        var answer = await Send(user, new JsonObject { ["privateKey"] = Key }.ToJsonString());

        Assert.Equal("ALREADY_EXISTS", (string?)answer["userErrors"]![0]!["code"]);
        Assert.Equal((string?)first["createUser"]!["user"]!["wallet"]!["address"], (string?)answer["wallet"]!["address"]);
    }

    private async Task<JsonNode> Send(Viewer user, string source)
    {
        var input = new JsonObject { ["from"] = JsonNode.Parse(source), ["password"] = "river-42" };
        return (await shop.Data(Import, new JsonObject { ["input"] = input }.ToJsonString(), user))["importWallet"]!;
    }
}
