using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Search;

/// <summary>
/// The table of where words occur: by what has them and the word's first two characters, then by word, such as
/// <c>customer#sm</c> and <c>smith 0 4f1c</c>.
/// </summary>
public static class SearchIndexTable
{
    /// <summary>As projections are named.</summary>
    public const string LedgerName = "search-ledger";

    public static TableDefinition Definition { get; } = new("weborders", "search-index", "bucket", "posting") { TimeToLive = null };

    /// <summary>What the index holds of each order, customer and product.</summary>
    public static TableDefinition Ledger { get; } = new("weborders", LedgerName, "source");
}
