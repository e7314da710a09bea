using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>The orders of a product, each with the first line that has its code, and what those lines of the page add up to.</summary>
internal static class ProductOrders
{
    private const string ProductCode = "productCode";

    private static readonly Shape s_shape = new(
    [
        .. OrderShape.PartFormats,
        ("contactID", Formats.Nothing),
        ("customer", WriteCustomer),
        ("productItem", WriteItem),
    ])
    {
        OmitsNulls = true,
    };

    public static ShimParameter Code { get; } = ShimParameter.Segment(ProductCode, "code", "The product's code exactly.", "CCPP2");

    public static void Write(ShimResult result, Utf8JsonWriter json)
    {
        var orders = result.At("orders.nodes");
        json.WriteStartObject();
        json.WriteString("productCode"u8, result.Inputs.Segment(ProductCode));
        json.WriteString("category"u8, result.At("product.category.name").GetString() ?? "Uncategorized");
        WriteSummary(orders, result, json);
        json.WritePropertyName("orders"u8);
        s_shape.Write(orders, json, result);
        json.WriteEndObject();
    }

    private static void WriteSummary(JsonElement orders, ShimResult result, Utf8JsonWriter json)
    {
        var (count, quantity, revenue) = (orders.GetArrayLength(), 0.0, 0.0);
        foreach (var order in orders.EnumerateArray())
        {
            var item = ItemOf(order.GetProperty("productItem"u8), result);
            quantity += item.GetProperty("quantity"u8).GetDouble();
            revenue += item.GetProperty("total_price"u8).GetDouble();
        }
        json.WriteStartObject("summary"u8);
        json.WriteNumber("totalOrders"u8, count);
        json.WriteNumber("uniqueCustomers"u8, orders.EnumerateArray().Select(order => order.GetProperty("contactID"u8).GetString()).Distinct().Count());
        json.WriteNumber("totalQuantitySold"u8, quantity);
        json.WriteString("totalRevenue"u8, TwoDecimals.Format(revenue));
        if (count > 0)
            json.WriteString("avgQuantityPerOrder"u8, TwoDecimals.Format(quantity / count));
        else
            json.WriteNumber("avgQuantityPerOrder"u8, 0);
        json.WriteEndObject();
    }

    private static void WriteCustomer(in MemberPlace place, Utf8JsonWriter json)
    {
        json.WriteStartObject(place.Name);
        if (place.Parent.GetProperty("contactID"u8).GetString() is { } id)
            json.WriteString("contactID"u8, id);
        place.Shape.WriteMembers(place.Value, json, place.Result);
        json.WriteEndObject();
    }

    private static void WriteItem(in MemberPlace place, Utf8JsonWriter json)
    {
        json.WritePropertyName(place.Name);
        place.Shape.Write(ItemOf(place.Value, place.Result), json, place.Result);
    }

    /// <summary>The list is of orders that have the product.</summary>
    private static JsonElement ItemOf(JsonElement items, ShimResult result)
    {
        var code = result.Inputs.Segment(ProductCode);
        return items.EnumerateArray().First(item => item.GetProperty("product_code"u8).ValueEquals(code));
    }
}
