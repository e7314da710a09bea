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

    /// <param name="category">Null for the whole catalogue.</param>
    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<Connection<Product>?> Page(string? category, int first, string? after, CancellationToken cancellationToken)
    {
        var query = QueryFor(category) with { Limit = first };
        if (!table.TryContinue(query, after, out var continued))
            return null;
        return Connection<Product>.Of(await table.Query(continued, cancellationToken), after);
    }

    /// <summary>How many products each category has.</summary>
    public async ValueTask<IReadOnlyDictionary<string, int>> CountByCategory(IReadOnlyList<string> categories, CancellationToken cancellationToken)
    {
        var counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(categories, cancellationToken, async (category, token) =>
            counts[category] = await table.Count(QueryFor(category), token));
        return counts;
    }

    /// <summary>Writes products without looking at what is there; for filling empty tables.</summary>
    public ValueTask Fill(IEnumerable<Product> products, CancellationToken cancellationToken) =>
        table.BatchWrite(products, cancellationToken: cancellationToken);

    private static Query QueryFor(string? category) => category is null
        ? new Query(ShopClient.Id) { Index = ProductsTable.ByCode }
        : new Query(category) { Index = ProductsTable.ByCategory };
}
