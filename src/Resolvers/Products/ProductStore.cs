using System.Collections.Concurrent;
using Graph.DynamoDb;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Products;

/// <summary>Reads the catalogue.</summary>
public sealed class ProductStore(Database database)
{
    private readonly Table<Product> table = database.Table(
        ProductsTable.Definition,
        new ItemMapping<Product>(
            item => new Product(item.Text("product_code"), item.Text("name"), item.Text("category")),
            (product, item) => item
                .String("product_code", product.Code)
                .String("clientID", ShopClient.Id)
                .String("name", product.Name)
                .String("category", product.CategoryName)));

    /// <summary>The products that exist, by their codes.</summary>
    public async ValueTask<IReadOnlyDictionary<string, Product>> GetMany(IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        string[] possible = [.. codes.Where(ProductCode.IsValid)];
        return await table.BatchGet(possible, cancellationToken);
    }

    /// <summary>As the last write left it; null when the catalogue has none.</summary>
    internal ValueTask<Product?> GetLatest(string code, CancellationToken cancellationToken) =>
        table.Get(code, cancellationToken, consistent: true);

    /// <summary>The whole catalogue, in no order.</summary>
    internal IAsyncEnumerable<Product> All(CancellationToken cancellationToken) => table.All(new Scan(), cancellationToken);

    /// <param name="category">Null for the whole catalogue.</param>
    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<Connection<Product>?> Page(string? category, int first, string? after, CancellationToken cancellationToken)
    {
        var query = QueryFor(category) with { Limit = first, Scope = category ?? "" };
        if (!table.TryContinue(query, after, out var continued))
            return null;
        return Connection<Product>.Of(await table.Query(continued, cancellationToken, KeepsFor(category)), after);
    }

    /// <summary>How many products each category has.</summary>
    public async ValueTask<IReadOnlyDictionary<string, int>> CountByCategory(IReadOnlyList<string> categories, CancellationToken cancellationToken)
    {
        var counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(categories, cancellationToken, async (category, token) =>
            counts[category] = IsUncategorized(category)
                ? await CountUncategorized(token)
                : await table.Count(QueryFor(category), token));
        return counts;
    }

    /// <summary>Writes products without looking at what is there; for filling empty tables.</summary>
    public ValueTask Fill(IEnumerable<Product> products, CancellationToken cancellationToken) =>
        table.BatchWrite(products, cancellationToken: cancellationToken);

    // Uncategorized are products of all categories that the catalogue does not know: no index has them together.
    private static bool IsUncategorized(string category) => category == ProductCategories.Uncategorized.Name;

    private static bool IsUncategorized(Product product) => ProductCategories.Of(product.CategoryName) == ProductCategories.Uncategorized;

    private async ValueTask<int> CountUncategorized(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var product in table.All(QueryFor(null), cancellationToken))
            count += IsUncategorized(product) ? 1 : 0;
        return count;
    }

    private static Func<Product, bool>? KeepsFor(string? category) =>
        category is not null && IsUncategorized(category) ? IsUncategorized : null;

    private static Query QueryFor(string? category) => category is null || IsUncategorized(category)
        ? new Query(ShopClient.Id) { Index = ProductsTable.ByCode }
        : new Query(category) { Index = ProductsTable.ByCategory };
}
