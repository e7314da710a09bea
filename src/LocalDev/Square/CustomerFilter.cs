using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Which customers a search finds: who passes all filters.</summary>
/// <remarks>https://developer.squareup.com/reference/square/objects/CustomerFilter</remarks>
internal static class CustomerFilter
{
    private static readonly string[] s_known =
    [
        "creation_source", "created_at", "updated_at", "email_address", "phone_number", "reference_id", "group_ids", "custom_attribute",
        "segment_ids",
    ];

    /// <param name="filter">Null finds everybody.</param>
    public static Func<JsonObject, bool> Read(JsonObject? filter)
    {
        filter?.RefuseUnknown(s_known, "query.filter");
        var filters = (filter ?? []).Where(part => part.Value is not null).Select(part => part.Key switch
        {
            "created_at" or "updated_at" => ByTime(part.Key, TimeRange.Read(filter!.RequiredObject(part.Key))),
            "email_address" or "phone_number" or "reference_id" => ByText(part.Key, filter!.RequiredObject(part.Key)),
            _ => throw Refusal.NotStoodIn($"filters of customers by {part.Key}"),
        }).ToList();
        return customer => filters.TrueForAll(passes => passes(customer));
    }

    private static Func<JsonObject, bool> ByTime(string field, TimeRange times) =>
        customer => times.Has(Rfc3339.Read((string)customer[field]!)!.Value);

    /// <summary>The same but for upper case, or, fuzzily, with all words in it.</summary>
    private static Func<JsonObject, bool> ByText(string field, JsonObject filter)
    {
        filter.RefuseUnknown(["exact", "fuzzy"], field);
        var (exact, fuzzy) = (filter.Text("exact"), filter.Text("fuzzy"));
        if (exact is null == fuzzy is null)
            throw Refusal.Invalid("BAD_REQUEST", "A filter is either exact or fuzzy.", field);
        if (exact is not null)
            return customer => string.Equals((string?)customer[field], exact, StringComparison.OrdinalIgnoreCase);
        var words = fuzzy!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return customer => (string?)customer[field] is { } value
            && words.All(word => value.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
