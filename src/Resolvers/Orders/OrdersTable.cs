using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Orders;

/// <summary>The table of orders. Keys and indexes are those of the table that it takes over.</summary>
public static class OrdersTable
{
    /// <summary>The orders of a customer by time.</summary>
    public const string ByCustomer = "contactID-index";

    /// <summary>All orders of the shop by time.</summary>
    public const string ByTime = "clientID-createdAt-index";

    /// <summary>Orders by the shop's order number.</summary>
    public const string ByReference = "order_reference-index";

    public static TableDefinition Definition { get; } = new("weborders", "orders", "orderID")
    {
        Indexes =
        [
            new IndexDefinition(ByCustomer, "contactID", "createdAt"),
            new IndexDefinition(ByTime, "clientID", "createdAt"),
            new IndexDefinition(ByReference, "order_reference"),
        ],
        Stream = StreamView.NewAndOldImages,
    };
}
