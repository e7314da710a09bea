using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Objects that others refer to, one level deep: of an item its categories, taxes and images, of a variation its item.</summary>
internal static class CatalogRelations
{
    public static JsonObject Add(JsonObject answer, Catalog catalog, IReadOnlyList<CatalogEntry> found)
    {
        var known = found.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var related = found.SelectMany(Of).Where(known.Add).Select(catalog.Find).OfType<CatalogEntry>().ToList();
        if (related.Count > 0)
            answer["related_objects"] = new JsonArray([.. related.Select(catalog.Read)]);
        return answer;
    }

    private static IEnumerable<string> Of(CatalogEntry entry) =>
    [
        .. entry.ItemId is { } item ? [item] : Array.Empty<string>(),
        .. CategoriesOf(entry),
        .. Texts(entry.Data["tax_ids"]),
        .. Texts(entry.Data["image_ids"]),
    ];

    public static IEnumerable<string> CategoriesOf(CatalogEntry entry) =>
        entry.Data["categories"] is JsonArray categories ? categories.Select(category => (string)category!["id"]!) : [];

    private static IEnumerable<string> Texts(JsonNode? node) => node is JsonArray array ? array.Select(id => (string)id!) : [];
}
