namespace Graph.LocalDev.Square;

/// <summary>Kinds of objects in a catalogue.</summary>
/// <remarks>https://developer.squareup.com/reference/square/enums/CatalogObjectType</remarks>
internal static class CatalogTypes
{
    public const string Item = "ITEM";
    public const string Variation = "ITEM_VARIATION";
    public const string Category = "CATEGORY";
    public const string Tax = "TAX";
    public const string Image = "IMAGE";

    /// <summary>What is listed when no types are asked for: those that are in no others.</summary>
    public static readonly IReadOnlyList<string> TopLevel =
    [
        Item, Category, Tax, "DISCOUNT", "MODIFIER_LIST", "PRICING_RULE", "PRODUCT_SET", "TIME_PERIOD", "MEASUREMENT_UNIT",
        "SUBSCRIPTION_PLAN", "ITEM_OPTION", "CUSTOM_ATTRIBUTE_DEFINITION", "QUICK_AMOUNTS_SETTINGS",
    ];

    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        Variation, Image, "MODIFIER", "ITEM_OPTION_VAL", "COMPONENT", "SUBSCRIPTION_PLAN_VARIATION", "AVAILABILITY_PERIOD",
    };

    public static bool IsKnown(string type) => TopLevel.Contains(type, StringComparer.Ordinal) || s_known.Contains(type);

    /// <summary>The name of the field that has what objects of a type have.</summary>
    public static string DataOf(string type) => type switch
    {
        Variation => "item_variation_data",
        _ => type.ToLowerInvariant() + "_data",
    };
}
