using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Products;

/// <summary>The table of the catalogue.</summary>
public static class ProductsTable
{
    /// <summary>All products of the shop by code.</summary>
    public const string ByCode = "clientID-product_code-index";

    /// <summary>The products of a category by code.</summary>
    public const string ByCategory = "category-product_code-index";

    public static TableDefinition Definition { get; } = new("weborders", "products", "product_code")
    {
        Indexes =
        [
            new IndexDefinition(ByCode, "clientID", "product_code"),
            new IndexDefinition(ByCategory, "category", "product_code"),
        ],
        Stream = StreamView.KeysOnly,
    };
}
