using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Products.Sales;

/// <summary>What was ordered of products, by their codes.</summary>
public sealed class ProductSalesByCode(ProductSalesStore sales) : DataLoader<string, ProductSales>
{
    protected override ValueTask<IReadOnlyDictionary<string, ProductSales>> LoadBatch(IReadOnlyList<string> codes, CancellationToken cancellation) =>
        sales.GetMany(codes, cancellation);
}
