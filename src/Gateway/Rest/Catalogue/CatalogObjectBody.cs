namespace Graph.Gateway.Rest.Catalogue;

/// <summary>
/// <c>idempotency_key</c> and <c>object</c>, as Square takes them, as the input of <c>upsertCatalogItem</c>. What that would not change is refused:
/// it would be lost without a word.
/// </summary>
internal static class CatalogObjectBody
{
    private static readonly string[] s_ofObject = ["type", "id", "version", "item_data", "updated_at", "is_deleted", "present_at_all_locations"];
    private static readonly string[] s_ofItem = ["name", "description", "abbreviation", "categories", "variations"];
    private static readonly string[] s_ofVariation = ["item_id", "name", "sku", "upc", "pricing_type", "price_money"];

    public static RestError Incomplete { get; } = RestError.BadRequest("Request body must include idempotency_key and object fields.");

    public static RestError? Bind(object? body, ShimInputs inputs)
    {
        if (body is not IReadOnlyDictionary<string, object?> members
            || members.GetValueOrDefault("idempotency_key") is not string { Length: > 0 } key
            || members.GetValueOrDefault("object") is not IReadOnlyDictionary<string, object?> written)
            return Incomplete;
        if (written.GetValueOrDefault("type") is not "ITEM")
            return RestError.BadRequest("object.type must be ITEM: only items can be written here.");
        if (written.GetValueOrDefault("item_data") is not IReadOnlyDictionary<string, object?> item)
            return RestError.BadRequest("object.item_data must be an object.");
        if ((Unknown(written, s_ofObject, "object") ?? Unknown(item, s_ofItem, "object.item_data")) is { } unknown)
            return unknown;
        if (written.GetValueOrDefault("id", "#") is not string { Length: > 0 } known)
            return RestError.BadRequest("object.id must be the id of an item, or begin with #.");

        var input = new Dictionary<string, object?>(StringComparer.Ordinal) { ["idempotencyKey"] = key };
        // A name with # stands for an id that Square is to choose.
        if (!known.StartsWith('#'))
            input["id"] = known;
        Copy(written, "version", input, "version");
        Copy(item, "name", input, "name");
        Copy(item, "description", input, "description");
        Copy(item, "abbreviation", input, "abbreviation");
        inputs.Variables["input"] = input;
        return BindCategories(item, input) ?? BindVariations(item, input);
    }

    private static RestError? BindCategories(IReadOnlyDictionary<string, object?> item, Dictionary<string, object?> input)
    {
        if (!item.TryGetValue("categories", out var given))
            return null;
        if (given is not IReadOnlyList<object?> categories || !categories.All(category => Member(category, "id") is string))
            return RestError.BadRequest("object.item_data.categories must be a list of objects with the member id.");
        input["categoryIds"] = categories.Select(category => Member(category, "id")).ToArray();
        return null;
    }

    private static RestError? BindVariations(IReadOnlyDictionary<string, object?> item, Dictionary<string, object?> input)
    {
        if (!item.TryGetValue("variations", out var given))
            return null;
        if (given is not IReadOnlyList<object?> variations)
            return RestError.BadRequest("object.item_data.variations must be a list of objects.");
        var bound = new List<object?>();
        foreach (var variation in variations)
        {
            if (Member(variation, "item_variation_data") is not IReadOnlyDictionary<string, object?> data)
                return RestError.BadRequest("Each of object.item_data.variations must have an object item_variation_data.");
            if (Unknown(data, s_ofVariation, "item_variation_data") is { } unknown)
                return unknown;
            bound.Add(VariationOf(Member(variation, "id"), data));
        }
        input["variations"] = bound;
        return null;
    }

    private static Dictionary<string, object?> VariationOf(object? id, IReadOnlyDictionary<string, object?> data)
    {
        var variation = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (id is string known && !known.StartsWith('#'))
            variation["id"] = known;
        Copy(data, "name", variation, "name");
        Copy(data, "sku", variation, "sku");
        Copy(data, "upc", variation, "upc");
        Copy(data, "price_money", variation, "price");
        return variation;
    }

    private static object? Member(object? of, string name) => (of as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(name);

    private static void Copy(IReadOnlyDictionary<string, object?> from, string name, Dictionary<string, object?> to, string asName)
    {
        if (from.TryGetValue(name, out var value))
            to[asName] = value;
    }

    private static RestError? Unknown(IReadOnlyDictionary<string, object?> members, string[] known, string of) =>
        members.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? RestError.BadRequest($"{of}.{unknown} cannot be written here; leave it out, or use Square's own API.")
            : null;
}
