using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>Products: the orders of one, the catalogue, and what was sold of them.</summary>
internal static class ProductShims
{
    private const int UsualPage = 100;

    private static readonly Shape s_categories = new(("products", WriteCodes));

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(WebOrdersApi.Instance, "GET", "/api/products/{productCode}/orders", "ProductOrders")
        {
            Summary = "The orders of a product, newest first, and what they add up to on this page; none of an unknown one.",
            Fragments = OrderShape.Parts,
            Parameters = [ProductOrders.Code, ShimParameter.Limit(UsualPage), PageCursor.Parameter],
            Write = static (result, json) => WebOrdersApi.WriteSuccess(
                result,
                json,
                new Meta(result.At("orders.nodes").GetArrayLength(), LastEvaluatedKey: PageCursor.Of(result.At("orders.pageInfo"))),
                ProductOrders.Write),
            Example = ReportExamples.ProductOrders,
        },
        new(WebOrdersApi.Instance, "GET", "/api/products/categories", "ProductCategories")
        {
            Summary = "The categories of the catalogue with the codes of their products.",
            Write = static (result, json) => WebOrdersApi.WriteSuccess(
                result, json, new Meta(result.At("productCategories").GetArrayLength()), WriteCategories),
            Example = ReportExamples.ProductCategories,
        },
        Report("/api/reports/products"),
        Report("/api/products"),
    ];

    private static Shim Report(string path) => new(WebOrdersApi.Instance, "GET", path, "ProductReport")
    {
        Summary = "What was sold of products, most revenue first.",
        Parameters = [.. ReportDays.BothOrNone, ProductReport.Category],
        Write = static (result, json) =>
        {
            var report = ProductReport.Of(result);
            WebOrdersApi.WriteSuccess(result, json, new Meta(report.Count, report.Count), (_, writer) => report.Write(writer));
        },
        Example = ReportExamples.ProductReport,
    };

    private static void WriteCategories(ShimResult result, Utf8JsonWriter json)
    {
        var categories = result.At("productCategories");
        json.WriteStartObject();
        json.WritePropertyName("categories"u8);
        s_categories.Write(categories, json, result);
        json.WriteStartObject("metadata"u8);
        json.WriteNumber("total_categories"u8, categories.GetArrayLength());
        json.WriteNumber("total_products"u8, categories.EnumerateArray().Sum(category => category.GetProperty("product_count"u8).GetInt32()));
        json.WriteString("version"u8, "3.0.0"u8);
        json.WriteString("last_updated"u8, "2025-10-23"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCodes(in MemberPlace place, Utf8JsonWriter json)
    {
        json.WriteStartArray(place.Name);
        foreach (var product in place.Value.GetProperty("nodes"u8).EnumerateArray())
            json.WriteStringValue(product.GetProperty("code"u8).GetString());
        json.WriteEndArray();
    }
}
