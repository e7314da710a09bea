using Graph.GraphQL.DataLoader;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Products;

/// <summary>A page of the products of a category, by code.</summary>
public readonly record struct ProductPage(string Category, int First, string? After);

/// <summary>
/// Pages of products below their categories. DynamoDB has no batch of queries: equal pages are read once, and the others some at a time.
/// A page whose cursor is not one of its list is left out.
/// </summary>
public sealed class ProductPages(ProductStore products) : DataLoader<ProductPage, Connection<Product>>
{
    protected override ValueTask<IReadOnlyDictionary<ProductPage, Connection<Product>>> LoadBatch(
        IReadOnlyList<ProductPage> pages, CancellationToken cancellation) =>
        PageBatch.Read(pages, (page, token) => products.Page(page.Category, page.First, page.After, token), cancellation);
}
