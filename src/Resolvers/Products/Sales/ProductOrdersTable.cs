using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Products.Sales;

/// <summary>The tables of what was ordered of each product.</summary>
public static class ProductOrdersTable
{
    /// <summary>A row for each product of each order. The sort key is the order's time and id, so that pages come by time.</summary>
    public static TableDefinition Definition { get; } = new("weborders", "product-orders", "product_code", "createdAt_orderID") { TimeToLive = null };

    /// <summary>What a product's orders add up to.</summary>
    public static TableDefinition Sales { get; } = new("weborders", "product-sales", "product_code") { TimeToLive = null };

    /// <summary>How many orders of a product each customer has.</summary>
    public static TableDefinition Customers { get; } = new("weborders", "product-customers", "product_code", "contactID") { TimeToLive = null };
}
