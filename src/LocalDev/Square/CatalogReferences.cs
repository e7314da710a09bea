using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>What written objects say of others: those of the same request by the names that it gives them, and those that exist.</summary>
internal sealed class CatalogReferences(
    Catalog catalog, IReadOnlyDictionary<string, string> ids, IReadOnlyList<(JsonObject Object, JsonObject Data)> objects)
{
    /// <exception cref="Refusal">One refers to nothing.</exception>
    public void Check(JsonObject written, JsonObject data)
    {
        foreach (var category in data.Array("categories") ?? [])
            RefuseUnknown(category!.AsObject().RequiredText("id"), CatalogTypes.Category, "categories");
        if (data.Object("reporting_category") is { } reporting)
            RefuseUnknown(reporting.RequiredText("id"), CatalogTypes.Category, "reporting_category");
        if (data.Object("parent_category") is { } parent && parent.Text("id") is { } id)
            RefuseUnknown(id, CatalogTypes.Category, "parent_category");
        foreach (var (name, type) in new[] { ("tax_ids", CatalogTypes.Tax), ("image_ids", CatalogTypes.Image) })
            foreach (var reference in data.Array(name) is { Count: > 0 } ? data.Texts(name, int.MaxValue)! : [])
                RefuseUnknown(reference, type, name);
        if ((string)written["type"]! == CatalogTypes.Variation)
            RefuseUnknown(ItemOf(written, data), CatalogTypes.Item, "item_id");
    }

    /// <summary>Of a variation: the item that it is written within, or the one that it names.</summary>
    public string ItemOf(JsonObject written, JsonObject data)
    {
        var named = data.Text("item_id") is { } id ? IdOf(id) : null;
        var within = objects[0].Object != written ? IdOf((string)objects[0].Object["id"]!) : null;
        if (named is not null && within is not null && named != within)
            throw Refusal.Invalid("INVALID_VALUE", "The variation is of another item.", "item_id");
        var item = within ?? named ?? throw Refusal.Missing("item_id");
        var before = catalog.FindAny((string)written["id"]!)?.ItemId;
        return before is null || before == item
            ? item
            : throw Refusal.Invalid("INVALID_VALUE", "A variation stays with its item.", "item_id");
    }

    /// <summary>The names that the request gives become identifiers.</summary>
    public void Resolve(JsonObject data)
    {
        foreach (var reference in (data["categories"] as JsonArray ?? []).Append(data["reporting_category"]).Append(data["parent_category"]))
            if (reference is JsonObject named && named.Text("id") is { } id)
                named["id"] = IdOf(id);
    }

    private string IdOf(string id) => ids.GetValueOrDefault(id, id);

    private void RefuseUnknown(string id, string type, string field)
    {
        var isThere = catalog.Find(IdOf(id))?.Type == type
            || objects.Any(entry => IdOf((string)entry.Object["id"]!) == IdOf(id) && (string)entry.Object["type"]! == type);
        if (!isThere)
            throw Refusal.Invalid("INVALID_VALUE", $"There is no {type} with the ID {id}.", field);
    }
}
