using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Products;

/// <summary>How many products categories have, by the categories' names.</summary>
public sealed class ProductCountByCategory(ProductStore products) : DataLoader<string, int>
{
    protected override ValueTask<IReadOnlyDictionary<string, int>> LoadBatch(IReadOnlyList<string> names, CancellationToken cancellation) =>
        products.CountByCategory(names, cancellation);
}
