using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>Something of a seller's catalogue. What is asked for beside it is asked for in the same seller's name.</summary>
public abstract class CatalogNode
{
    /// <summary>Signs such as <c>&lt;</c> are not escaped.</summary>
    private static readonly SquareJson s_asItIs =
        new(new JsonSerializerOptions(SquareJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private protected CatalogNode(Seller seller, CatalogObject content) => (Seller, Content) = (seller, content);

    public string Id => Content.Id;

    public long? Version => Content.Version;

    public DateTimeOffset? UpdatedAt => Content.UpdatedAt;

    /// <summary>JSON, as Square describes it.</summary>
    public object Raw => JsonSerializer.SerializeToElement(Content, s_asItIs.CatalogObject);

    internal Seller Seller { get; }

    internal CatalogObject Content { get; }

    /// <returns>Null for what this does not know.</returns>
    internal static CatalogNode? Of(Seller seller, CatalogObject content) => content.Type switch
    {
        CatalogObject.ItemType => new ItemNode(seller, content),
        CatalogObject.VariationType => new VariationNode(seller, content),
        CatalogObject.CategoryType => new CategoryNode(seller, content),
        _ => null,
    };
}

[Type("CatalogItem")]
public sealed class ItemNode : CatalogNode
{
    private readonly CatalogItem item;

    internal ItemNode(Seller seller, CatalogObject content)
        : base(seller, content) => item = content.ItemData ?? new CatalogItem();

    public string? Name => item.Name;

    public string? Description => item.DescriptionPlaintext ?? item.Description;

    public string? Abbreviation => item.Abbreviation;

    public bool IsArchived => item.IsArchived ?? false;

    public string? ProductType => item.ProductType;

    public IReadOnlyList<VariationNode> Variations => [.. (item.Variations ?? []).Select(variation => new VariationNode(Seller, variation))];

    internal IEnumerable<string> CategoryIds => (item.Categories ?? []).Select(category => category.Id).OfType<string>();
}

[Type("CatalogItemVariation")]
public sealed class VariationNode : CatalogNode
{
    private readonly CatalogItemVariation variation;

    internal VariationNode(Seller seller, CatalogObject content)
        : base(seller, content) => variation = content.ItemVariationData ?? new CatalogItemVariation();

    public string? Name => variation.Name;

    public string? Sku => variation.Sku;

    public string? Upc => variation.Upc;

    public string? PricingType => variation.PricingType;

    public Price? Price => variation.PriceMoney is { Amount: { } amount, Currency: { } currency } ? new Price(amount, currency) : null;

    internal string? ItemId => variation.ItemId;
}

[Type("CatalogCategory")]
public sealed class CategoryNode : CatalogNode
{
    internal CategoryNode(Seller seller, CatalogObject content)
        : base(seller, content)
    {
    }

    public string? Name => Content.CategoryData?.Name;
}

/// <param name="Amount">In the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217.</param>
[Type("Money")]
public sealed record Price(long Amount, string Currency);
