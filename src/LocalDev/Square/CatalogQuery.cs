using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Which objects a search finds, by one kind of query or several together.</summary>
/// <remarks>https://developer.squareup.com/reference/square/objects/CatalogQuery</remarks>
internal static class CatalogQuery
{
    private const int MostKeywords = 3;
    private const int LeastOfKeyword = 3;
    private const int MostValues = 250;

    private static readonly string[] s_known =
    [
        "text_query", "exact_query", "prefix_query", "set_query", "range_query", "sorted_attribute_query", "items_for_tax_query",
        "items_for_modifier_list_query", "items_for_item_options_query", "item_variations_for_item_option_values_query",
        "modifiers_for_child_list_query",
    ];

    /// <param name="query">Null finds everything.</param>
    public static Func<CatalogEntry, bool> Read(JsonObject? query)
    {
        query?.RefuseUnknown(s_known, "query");
        var filters = (query ?? []).Where(part => part.Value is not null).Select(part => part.Key switch
        {
            "text_query" => ByText(query!.RequiredObject(part.Key)),
            "exact_query" => ByValue(
                query!.RequiredObject(part.Key), "attribute_value", (value, sought) => value.Equals(sought, StringComparison.OrdinalIgnoreCase)),
            "prefix_query" => ByValue(
                query!.RequiredObject(part.Key), "attribute_prefix", (value, sought) => value.StartsWith(sought, StringComparison.OrdinalIgnoreCase)),
            "set_query" => BySet(query!.RequiredObject(part.Key)),
            _ => throw Refusal.NotStoodIn($"searches by {part.Key}"),
        }).ToList();
        return entry => filters.TrueForAll(filter => filter(entry));
    }

    /// <summary>All keywords begin words of the object, in any order; short ones are passed over.</summary>
    private static Func<CatalogEntry, bool> ByText(JsonObject query)
    {
        query.RefuseUnknown(["keywords"], "text_query");
        var keywords = (query.Texts("keywords", MostKeywords) ?? throw Refusal.Missing("keywords"))
            .SelectMany(Words).Where(word => word.Length >= LeastOfKeyword).ToList();
        return entry =>
        {
            var words = Searchable(entry.Type).Select(name => (string?)entry.Data[name]).OfType<string>().SelectMany(Words).ToList();
            return keywords.TrueForAll(keyword => words.Exists(word => word.StartsWith(keyword, StringComparison.OrdinalIgnoreCase)));
        };
    }

    private static Func<CatalogEntry, bool> ByValue(JsonObject query, string field, Func<string, string, bool> isSuch)
    {
        query.RefuseUnknown(["attribute_name", field]);
        var (name, sought) = (query.RequiredText("attribute_name"), query.RequiredText(field));
        return entry => ValueOf(entry, name) is { } value && isSuch(value, sought);
    }

    private static Func<CatalogEntry, bool> BySet(JsonObject query)
    {
        query.RefuseUnknown(["attribute_name", "attribute_values"]);
        var name = query.RequiredText("attribute_name");
        var values = query.Texts("attribute_values", MostValues) ?? throw Refusal.Missing("attribute_values");
        return entry => ValueOf(entry, name) is { } value && values.Contains(value, StringComparer.OrdinalIgnoreCase);
    }

    private static string? ValueOf(CatalogEntry entry, string name) =>
        Searchable(entry.Type).Contains(name, StringComparer.Ordinal) ? (string?)entry.Data[name] : null;

    private static string[] Searchable(string type) => type switch
    {
        CatalogTypes.Item => ["name", "description", "abbreviation"],
        CatalogTypes.Variation => ["name", "sku", "upc"],
        CatalogTypes.Image => ["name", "caption"],
        _ => ["name"],
    };

    private static IEnumerable<string> Words(string text)
    {
        var begin = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
                continue;
            if (i > begin)
                yield return text[begin..i];
            begin = i + 1;
        }
    }
}
