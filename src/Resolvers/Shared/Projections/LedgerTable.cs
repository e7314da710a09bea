using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Shared.Projections;

/// <summary>The table of what projections hold of each order.</summary>
public static class LedgerTable
{
    public static TableDefinition Definition { get; } = new("weborders", "order-ledger", "source");
}
