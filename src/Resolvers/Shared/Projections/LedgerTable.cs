using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Shared.Projections;

/// <summary>The table of what projections hold of each order.</summary>
public static class LedgerTable
{
    /// <summary>As projections are named.</summary>
    public const string Name = "order-ledger";

    public static TableDefinition Definition { get; } = new("weborders", Name, "source");
}
