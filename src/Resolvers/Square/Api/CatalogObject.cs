using System.Text.Json;
using System.Text.Json.Serialization;

namespace Graph.Resolvers.Square.Api;

/// <summary>Anything of a catalogue; its type says which of the data it has. What is not named here is kept as it came, to be written back.</summary>
/// <remarks>https://developer.squareup.com/reference/square/objects/CatalogObject</remarks>
public sealed record CatalogObject
{
    public const string ItemType = "ITEM";
    public const string VariationType = "ITEM_VARIATION";
    public const string CategoryType = "CATEGORY";

    public required string Type { get; init; }

    /// <summary>Of a new object a name for this request, with <c>#</c> before it.</summary>
    public required string Id { get; init; }

    /// <summary>Of a written object the one that was read: another one's changes are not lost then.</summary>
    public long? Version { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public bool? IsDeleted { get; init; }

    public CatalogItem? ItemData { get; init; }

    public CatalogItemVariation? ItemVariationData { get; init; }

    public CatalogCategory? CategoryData { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Something that is sold, in variations that have the prices.</summary>
public sealed record CatalogItem
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Where both are written, this is the description.</summary>
    public string? DescriptionHtml { get; init; }

    /// <summary>Made of the one with markup by Square.</summary>
    public string? DescriptionPlaintext { get; init; }

    public string? Abbreviation { get; init; }

    public bool? IsArchived { get; init; }

    public string? ProductType { get; init; }

    public IReadOnlyList<CatalogObject>? Variations { get; init; }

    public IReadOnlyList<CatalogObjectCategory>? Categories { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

public sealed record CatalogItemVariation
{
    public string? ItemId { get; init; }

    public string? Name { get; init; }

    public string? Sku { get; init; }

    /// <summary>The bar code.</summary>
    public string? Upc { get; init; }

    /// <summary><c>FIXED_PRICING</c> or <c>VARIABLE_PRICING</c>; the latter without a price.</summary>
    public string? PricingType { get; init; }

    public Money? PriceMoney { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

public sealed record CatalogCategory
{
    public string? Name { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>A category that an item is in.</summary>
public sealed record CatalogObjectCategory
{
    public string? Id { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <param name="Amount">In the currency's smallest unit, such as cents.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Money(long? Amount = null, string? Currency = null);
