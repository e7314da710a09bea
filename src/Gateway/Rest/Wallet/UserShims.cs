using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.Wallet;

/// <summary>Users of the wallet: who has none is no user here.</summary>
internal static class UserShims
{
    private const string Fragment = "WalletUser";
    private const int MostPages = 50;

    private const string Example =
        """
        {"user":{"sub":"9f8b1c1e-6f0a-4c9e-8d53-0a6f2f1f7a10","email":"mere@example.com","encryptedMnemonic":null,"publicKey":"0x04bfcab8722991ae774db48f934ca79cfb7dd991229153b9f732ba5334aafcd8e7266e47076996b55a14bf9913ee3145ce0cfc1372ada8ada74bd287450313534a","address":"0x2c7536E3605D9C16a7a3D7b1898e529396a65c23"}}
        """;

    // The key never leaves the server; clients look for the member.
    private static readonly Shape s_user = new(("encryptedMnemonic", Formats.Null), ("wallet", Formats.Spread));

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(WalletApi.Instance, "GET", "/user", "OwnUser")
        {
            Summary = "The user who has signed in.",
            Fragments = [Fragment],
            Check = static result => HasWallet(result.At("user")) ? null : WalletErrors.UserNotFound,
            Refuse = WalletErrors.Refuse,
            Write = static (result, json) => s_user.Write(result.Data, json, result),
            Example = Example,
        },
        new(WalletApi.Instance, "POST", "/user", "CreateWalletUser")
        {
            Summary = "Makes the user who has signed in, with a wallet.",
            Fragments = [Fragment],
            Body = WalletBody.Of("""{"password":"river-42"}""", "password"),
            Check = WalletErrors.Check("createUser"),
            Refuse = WalletErrors.Refuse,
            Write = static (result, json) =>
            {
                json.WriteStartObject();
                json.WritePropertyName("user"u8);
                s_user.Write(result.At("createUser.user"), json, result);
                json.WriteEndObject();
            },
            Example = Example,
        },
        Others("/user/others"),
        // As its documentation called it.
        Others("/user/other"),
    ];

    private static Shim Others(string path) => new(WalletApi.Instance, "GET", path, "OtherUsers")
    {
        Summary = $"Everyone else who has a wallet, of the first {MostPages * 100} users.",
        All = new WholeList("users", MostPages),
        Refuse = WalletErrors.Refuse,
        Write = static (result, json) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items"u8);
            foreach (var user in result.Nodes("users").Where(HasWallet))
                s_user.Write(user, json, result);
            json.WriteEndArray();
            json.WriteEndObject();
        },
        Example = """{"items":[{"sub":"5d0c4a0e-2f4b-4d53-8a0b-2b1f6f0a9c11","email":"tane@example.com","address":"0x2c7536E3605D9C16a7a3D7b1898e529396a65c23","publicKey":"0x04bf…"}]}""",
    };

    private static bool HasWallet(JsonElement user) =>
        user.ValueKind == JsonValueKind.Object && user.GetProperty("wallet"u8).ValueKind == JsonValueKind.Object;
}
