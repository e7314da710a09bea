using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Transactions;

/// <summary>The table of transactions. Its stream starts their processing and feeds the subscriptions.</summary>
public static class TransactionsTable
{
    /// <summary>The transactions of a user by time.</summary>
    public const string ByUser = "userId-createdAt-index";

    /// <summary>Those that the chain has not settled, by their users and nonces; settled ones leave it.</summary>
    public const string Open = "openUserId-nonce-index";

    public static TableDefinition Definition { get; } = new("wallet", "transactions", "id")
    {
        Indexes =
        [
            new IndexDefinition(ByUser, "userId", "createdAt"),
            new IndexDefinition(Open, "openUserId", KeyAttribute.Number("nonce")),
        ],
        Stream = StreamView.NewAndOldImages,
    };
}
