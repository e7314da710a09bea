using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Products;

/// <summary>Products by code, in one BatchGetItem for each 100 codes.</summary>
public sealed class ProductByCode(ProductStore products) : DataLoader<string, Product>
{
    protected override ValueTask<IReadOnlyDictionary<string, Product>> LoadBatch(IReadOnlyList<string> codes, CancellationToken cancellation) =>
        products.GetMany(codes, cancellation);
}
