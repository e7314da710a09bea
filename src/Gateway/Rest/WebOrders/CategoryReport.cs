using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>What was sold by category, in the catalogue's order; what is in none of its categories comes last and is always there.</summary>
internal static class CategoryReport
{
    private static readonly Shape s_product = new(
        ("description", CatalogueName.Format), ("totalRevenue", Formats.Number), ("totalQuantity", Formats.Number));

    public static void Write(ShimResult result, Utf8JsonWriter json)
    {
        var categories = result.At("productCategories");
        var sold = result.At("sales.byCategory").EnumerateArray()
            .ToDictionary(category => category.GetProperty("category"u8).GetProperty("name"u8).GetString()!, StringComparer.Ordinal);
        JsonElement[] withSales = [.. categories.EnumerateArray().Where(category => sold.TryGetValue(NameOf(category), out var sales) && HasRevenue(sales))];

        json.WriteStartObject();
        WriteSummary(categories, withSales.Length, result, json);
        json.WriteStartObject("categoryBreakdown"u8);
        foreach (var category in withSales)
            WriteCategory(category, sold[NameOf(category)], result, json);
        WriteUncategorized(sold.GetValueOrDefault("Uncategorized"), result, json);
        json.WriteEndObject();
        WriteMetadata(json);
        json.WriteEndObject();
    }

    private static string NameOf(JsonElement category) => category.GetProperty("name"u8).GetString()!;

    private static bool HasRevenue(JsonElement sales) => sales.GetProperty("revenue"u8).GetDouble() != 0;

    private static void WriteSummary(JsonElement categories, int withSales, ShimResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject("summary"u8);
        json.WriteNumber("totalCategories"u8, categories.GetArrayLength());
        json.WriteNumber("categoriesWithSales"u8, withSales);
        json.WriteNumber("totalProductTypes"u8, categories.EnumerateArray().Sum(category => category.GetProperty("productCount"u8).GetInt32()));
        json.WriteNumber("ordersAnalyzed"u8, result.At("sales.orderCount").GetInt32());
        ReportDays.WriteRange("dateRange"u8, result.Inputs, json);
        json.WriteEndObject();
    }

    private static void WriteCategory(JsonElement category, JsonElement sales, ShimResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject(NameOf(category));
        json.WriteString("description"u8, category.GetProperty("description"u8).GetString());
        json.WritePropertyName("keywords"u8);
        Shape.Plain.Write(category.GetProperty("keywords"u8), json, result);
        WriteFigures(sales, result, json);
        json.WriteEndObject();
    }

    private static void WriteUncategorized(JsonElement sales, ShimResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject("Uncategorized"u8);
        json.WriteString("description"u8, "Products not assigned to any category"u8);
        if (sales.ValueKind == JsonValueKind.Object)
        {
            WriteFigures(sales, result, json);
        }
        else
        {
            json.WriteString("totalRevenue"u8, "0.00"u8);
            json.WriteNumber("totalQuantity"u8, 0);
            json.WriteNumber("orderCount"u8, 0);
            json.WriteStartArray("products"u8);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteFigures(JsonElement sales, ShimResult result, Utf8JsonWriter json)
    {
        json.WriteString("totalRevenue"u8, TwoDecimals.Format(sales.GetProperty("revenue"u8).GetDouble()));
        json.WriteNumber("totalQuantity"u8, sales.GetProperty("totalQuantity"u8).GetDouble());
        json.WriteNumber("orderCount"u8, sales.GetProperty("orderCount"u8).GetInt32());
        json.WritePropertyName("products"u8);
        s_product.Write(sales.GetProperty("products"u8), json, result);
    }

    /// <summary>Always was of another version than that of the categories.</summary>
    private static void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteStartObject("metadata"u8);
        json.WriteString("version"u8, "1.0.0"u8);
        json.WriteString("last_updated"u8, "2025-10-21"u8);
        json.WriteString("description"u8, "Product category mapping for Packaging Products order system"u8);
        json.WriteEndObject();
    }
}
