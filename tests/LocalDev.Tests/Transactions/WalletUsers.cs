using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Transactions;

/// <summary>Users with wallets, and what they do with them, over HTTP.</summary>
internal static class WalletUsers
{
    public const string Password = "river-42";

    private const string Submit =
        "mutation($input: SubmitTransactionInput!) { submitTransaction(input: $input) { transaction { id nonce } userErrors { code message } } }";

    /// <summary>What <see cref="Pay"/> sends, as nodes write it.</summary>
    public const string Paid = "0x2386f26fc10000";

    /// <summary>Makes a user with a wallet that has ten ether.</summary>
    public static async Task NewWallet(this SeededSystem system, string user)
    {
        var made = await system.Ask(
            user, "mutation($password: Secret) { createUser(password: $password) { user { wallet { address } } } }", new { password = Password });
        await system.Chain.SetAccount((string)made["data"]!["createUser"]!["user"]!["wallet"]!["address"]!, 10, 0);
    }

    /// <summary>Submits a transfer of 0.01 ether.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> Pay(this SeededSystem system, string user, string to, string key)
    {
        var answer = await system.Ask(
            user, Submit, new { input = new { to, amount = "0.01", idempotencyKey = key, password = Password } });
        var transaction = answer["data"]?["submitTransaction"]?["transaction"];
        Assert.True(transaction is not null, answer.ToJsonString());
        return (string)transaction["id"]!;
    }

    public static async Task<JsonArray> Transactions(this SeededSystem system, string user)
    {
        var answer = await system.Ask(user, "{ transactions(first: 100) { nodes { nonce status } } }");
        return answer["data"]!["transactions"]!["nodes"]!.AsArray();
    }
}
