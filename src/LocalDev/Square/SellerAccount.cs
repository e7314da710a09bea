using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>A seller with all that is theirs; each list in the order of its identifiers.</summary>
internal sealed class SellerAccount(
    JsonObject merchant, IReadOnlyList<JsonObject> locations, Catalog catalog, IReadOnlyList<JsonObject> customers, IReadOnlyList<JsonObject> orders)
{
    public string MerchantId => (string)merchant["id"]!;

    public string BusinessName => (string)merchant["business_name"]!;

    public string Currency => (string)merchant["currency"]!;

    public JsonObject Merchant => merchant;

    public IReadOnlyList<JsonObject> Locations => locations;

    public Catalog Catalog => catalog;

    /// <summary>With the idempotency keys that were used.</summary>
    public CatalogUpsert Upserts => field ??= new CatalogUpsert(this);

    public IReadOnlyList<JsonObject> Customers => customers;

    public IReadOnlyList<JsonObject> Orders => orders;
}
