using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>
/// The table of what customers' orders add up to, with their profiles. Its indexes have all customers of the shop in one partition
/// each, as every list over all of them does: some thousand changes a second.
/// </summary>
public static class CustomerMetricsTable
{
    public const string Name = "customer-metrics";

    /// <summary>Customers by what they have spent.</summary>
    public const string BySpend = "clientID-spendSort-index";

    /// <summary>Customers by how many orders they have.</summary>
    public const string ByOrderCount = "clientID-orderCountSort-index";

    /// <summary>Customers by the time of their last order.</summary>
    public const string ByLastOrder = "clientID-lastOrderSort-index";

    /// <summary>Customers by name.</summary>
    public const string ByName = "clientID-nameSort-index";

    public static TableDefinition Definition { get; } = new("weborders", Name, "contactID")
    {
        Indexes =
        [
            new IndexDefinition(BySpend, "clientID", "spendSort"),
            new IndexDefinition(ByOrderCount, "clientID", "orderCountSort"),
            new IndexDefinition(ByLastOrder, "clientID", "lastOrderSort"),
            new IndexDefinition(ByName, "clientID", "nameSort"),
        ],
        Stream = StreamView.KeysOnly,
    };
}
