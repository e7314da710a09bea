using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary><c>DELETE /v2/catalog/object/{id}</c>: an object with what is only within it.</summary>
/// <remarks>https://developer.squareup.com/reference/square/catalog-api/delete-catalog-object</remarks>
internal static class CatalogDelete
{
    public static JsonObject Answer(Catalog catalog, string id)
    {
        var entry = catalog.Find(id) ?? throw Refusal.NotFound($"There is no catalog object with the ID {id}.");
        if (entry.Type == CatalogTypes.Variation && catalog.VariationsOf(entry.ItemId!).Count() == 1)
            throw Refusal.Invalid("INVALID_VALUE", "An item has at least one variation.", "object_id");
        CatalogEntry[] deleted = entry.Type == CatalogTypes.Item ? [entry, .. catalog.VariationsOf(id)] : [entry];
        var version = catalog.BeginChange();
        foreach (var gone in deleted)
            catalog.Put(gone with { Version = version, IsDeleted = true });
        if (entry.Type == CatalogTypes.Category)
            TakeOut(catalog, id, version);
        if (entry.Type == CatalogTypes.Variation && catalog.Find(entry.ItemId!) is { } item)
            catalog.Put(item with { Version = version });
        return new JsonObject
        {
            ["deleted_object_ids"] = new JsonArray([.. deleted.Select(gone => (JsonNode)gone.Id)]),
            ["deleted_at"] = Rfc3339.Milliseconds(DateTimeOffset.FromUnixTimeMilliseconds(version)),
        };
    }

    /// <summary>Items stay, in one category fewer.</summary>
    private static void TakeOut(Catalog catalog, string category, long version)
    {
        foreach (var item in catalog.All.Where(entry => CatalogRelations.CategoriesOf(entry).Contains(category, StringComparer.Ordinal)).ToList())
        {
            var own = item.Own.DeepClone().AsObject();
            var data = own[CatalogTypes.DataOf(item.Type)]!.AsObject();
            var categories = data["categories"]!.AsArray();
            categories.Remove(categories.First(of => (string)of!["id"]! == category));
            if (categories.Count == 0)
                data.Remove("categories");
            if (data["reporting_category"]?["id"] is { } reporting && (string)reporting! == category)
                data.Remove("reporting_category");
            catalog.Put(item with { Version = version, Own = own });
        }
    }
}
