namespace Graph.Resolvers.Products.Sales;

/// <summary>What was ordered of a product, over all its orders.</summary>
/// <param name="CustomerCount">How many different customers have ordered it; orders without one do not count.</param>
/// <param name="Quantity">In the product's unit.</param>
/// <param name="Revenue">In dollars.</param>
public sealed record ProductSales(int OrderCount, int CustomerCount, decimal Quantity, decimal Revenue)
{
    public static ProductSales None { get; } = new(0, 0, 0, 0);

    /// <summary>0 without orders.</summary>
    public decimal AverageQuantity => OrderCount == 0 ? 0 : Quantity / OrderCount;
}
