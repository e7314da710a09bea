using System.Globalization;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>What a written object must be like, whatever else is in the catalogue.</summary>
/// <remarks>https://developer.squareup.com/reference/square/objects/CatalogObject</remarks>
internal static class CatalogRules
{
    private const int LongestItemName = 512;
    private const int LongestName = 255;
    private const int LongestAbbreviation = 24;
    private const int LongestDescription = 65_535;
    private const int MostVariations = 250;

    private static readonly string[] s_productTypes =
        ["REGULAR", "GIFT_CARD", "APPOINTMENTS_SERVICE", "FOOD_AND_BEV", "EVENT", "DIGITAL", "DONATION"];

    /// <returns>What objects of its type have.</returns>
    /// <exception cref="Refusal">It is not valid.</exception>
    public static JsonObject Check(JsonObject written, string currency)
    {
        var type = written.RequiredText("type");
        written.RequiredText("id");
        if (!CatalogTypes.IsKnown(type))
            throw Refusal.Invalid("INVALID_ENUM_VALUE", "There is no such type of catalog object.", "type");
        var fields = CatalogFields.OfData(type) ?? throw Refusal.NotStoodIn($"the writing of {type}");
        var name = CatalogTypes.DataOf(type);
        written.RefuseUnknown([.. CatalogFields.Object, name], "object");
        if (written.Flag("is_deleted") == true)
            throw Refusal.Invalid("INVALID_VALUE", "A deleted object cannot be written.", "is_deleted");
        var data = written.RequiredObject(name);
        data.RefuseUnknown(fields, name);
        switch (type)
        {
            case CatalogTypes.Item:
                CheckItem(data);
                break;
            case CatalogTypes.Variation:
                CheckVariation(data, currency);
                break;
            default:
                CheckLength(data, "name", LongestName, isRequired: true);
                break;
        }
        return data;
    }

    private static void CheckItem(JsonObject item)
    {
        CheckLength(item, "name", LongestItemName, isRequired: true);
        CheckLength(item, "description", LongestDescription);
        CheckLength(item, "description_html", LongestDescription);
        CheckLength(item, "abbreviation", LongestAbbreviation);
        if (item.Text("product_type") is { } type && !s_productTypes.Contains(type, StringComparer.Ordinal))
            throw Refusal.Invalid("INVALID_ENUM_VALUE", "There is no such type of product.", "product_type");
        item.Flag("is_archived");
        item.Flag("is_taxable");
        switch (item.Array("variations"))
        {
            case null or { Count: 0 }:
                throw Refusal.Invalid("MISSING_REQUIRED_PARAMETER", "An item has at least one variation.", "variations");
            case { Count: > MostVariations }:
                throw Refusal.Invalid("ARRAY_LENGTH_TOO_LONG", $"An item has at most {MostVariations} variations.", "variations");
        }
        foreach (var category in item.Array("categories") ?? [])
            if (category is not JsonObject)
                throw Refusal.Invalid("EXPECTED_OBJECT", "A category of an item is an object with an ID.", "categories");
    }

    private static void CheckVariation(JsonObject variation, string currency)
    {
        CheckLength(variation, "name", LongestName);
        CheckLength(variation, "sku", LongestName);
        CheckLength(variation, "upc", LongestName);
        var price = variation.Object("price_money");
        switch (variation.RequiredText("pricing_type"))
        {
            case "FIXED_PRICING":
                CheckPrice(price ?? throw Refusal.Missing("price_money"), currency);
                break;
            case "VARIABLE_PRICING":
                if (price is not null)
                    throw Refusal.Invalid("INVALID_VALUE", "With variable pricing there is no price.", "price_money");
                break;
            default:
                throw Refusal.Invalid("INVALID_ENUM_VALUE", "There is no such type of pricing.", "pricing_type");
        }
    }

    private static void CheckPrice(JsonObject price, string currency)
    {
        price.RefuseUnknown(["amount", "currency"], "price_money");
        if ((price.Number("amount") ?? throw Refusal.Missing("amount")) < 0)
            throw Refusal.Invalid("VALUE_TOO_LOW", "A price is not below zero.", "amount");
        if (price.RequiredText("currency") != currency)
            throw Refusal.Invalid("INVALID_VALUE", $"The seller's currency is {currency}.", "currency");
    }

    private static void CheckLength(JsonObject data, string name, int longest, bool isRequired = false)
    {
        var text = data.Text(name);
        if (isRequired && text is null)
            throw Refusal.Missing(name);
        if (isRequired && text!.Length == 0)
            throw Refusal.Invalid("VALUE_EMPTY", $"'{name}' must not be empty.", name);
        if (text is not null && new StringInfo(text).LengthInTextElements > longest)
            throw Refusal.Invalid("VALUE_TOO_LONG", $"'{name}' is longer than {longest}.", name);
    }
}
