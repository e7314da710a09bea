using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Wallets;

/// <summary>The table of wallets: apart from users, whose lists and batches would otherwise carry encrypted keys along.</summary>
public static class WalletsTable
{
    public static TableDefinition Definition { get; } = new("wallet", "wallets", "userId");
}
