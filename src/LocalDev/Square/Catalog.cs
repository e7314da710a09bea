using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>The catalogue of a seller. Variations are objects of their own, and are read within their item as well.</summary>
/// <remarks>https://developer.squareup.com/docs/catalog-api/what-it-does</remarks>
internal sealed class Catalog(TimeProvider time)
{
    /// <summary>No more are written.</summary>
    public const int Most = 20_000;

    private readonly Dictionary<string, CatalogEntry> entries = new(StringComparer.Ordinal);

    /// <summary>Of the last change.</summary>
    public long Version { get; private set; }

    public int Count => entries.Count;

    /// <summary>Deleted ones too.</summary>
    public IReadOnlyCollection<CatalogEntry> All => entries.Values;

    /// <summary>Null when there is none, or it was deleted.</summary>
    public CatalogEntry? Find(string id) => FindAny(id) is { IsDeleted: false } found ? found : null;

    public CatalogEntry? FindAny(string id) => entries.GetValueOrDefault(id);

    /// <summary>Those of an item, as they are shown.</summary>
    public IEnumerable<CatalogEntry> VariationsOf(string itemId) =>
        from entry in entries.Values
        where entry is { Type: CatalogTypes.Variation, IsDeleted: false } && entry.ItemId == itemId
        orderby (long?)entry.Data["ordinal"] ?? 0, entry.Id
        select entry;

    /// <summary>The version of a change: milliseconds since 1970, and higher than every one before.</summary>
    public long BeginChange() => Version = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), Version + 1);

    /// <summary>As it was sent, or as if it was: numbers of JSON have no type, unlike those of .NET.</summary>
    public void Put(CatalogEntry entry) =>
        entries[entry.Id] = entry with { Own = JsonNode.Parse(entry.Own.ToJsonString())!.AsObject() };

    /// <summary>As it is answered.</summary>
    public JsonObject Read(CatalogEntry entry)
    {
        var json = new JsonObject
        {
            ["type"] = entry.Type,
            ["id"] = entry.Id,
            ["updated_at"] = Rfc3339.Milliseconds(entry.UpdatedAt),
            ["version"] = entry.Version,
            ["is_deleted"] = entry.IsDeleted,
        };
        foreach (var (name, value) in entry.Own)
            json[name] = value?.DeepClone();
        if (entry.Type == CatalogTypes.Item && !entry.IsDeleted)
        {
            var variations = new JsonArray([.. VariationsOf(entry.Id).Select(Read)]);
            if (variations.Count > 0)
                json["item_data"]!["variations"] = variations;
        }
        return json;
    }
}

/// <summary>One object as it is stored.</summary>
/// <param name="Own">What is not said by the other parameters; of an item without its variations.</param>
internal sealed record CatalogEntry(string Type, string Id, long Version, bool IsDeleted, JsonObject Own)
{
    public DateTimeOffset UpdatedAt => DateTimeOffset.FromUnixTimeMilliseconds(Version);

    /// <summary>What objects of its type have.</summary>
    public JsonObject Data => Own[CatalogTypes.DataOf(Type)]!.AsObject();

    /// <summary>Of a variation.</summary>
    public string? ItemId => (string?)Data["item_id"];

    /// <summary>A variation in its place within the item.</summary>
    public CatalogEntry At(int place)
    {
        var own = Own.DeepClone().AsObject();
        own[CatalogTypes.DataOf(Type)]!["ordinal"] = place;
        return this with { Own = own };
    }
}
