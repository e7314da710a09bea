using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>An order as the import wrote it: the fragment <c>StoredOrder</c>.</summary>
internal static class OrderShape
{
    public const string Fragment = "StoredOrder";

    public static Shape Shape { get; } = new(
        ("clientID", Formats.Constant("7b0d485f-8ef9-45b0-881a-9d8f4447ced2")),
        ("ClientName", Formats.Constant("Packaging Products")),
        ("Project", Formats.Constant("WebOrders")),
        ("order_reference", Formats.Text),
        ("order_date", Formats.Text),
        ("external", Formats.Spread),
        ("greentree_order_reference", Formats.Text),
        ("greentree_id", Formats.Text),
        ("greentree_status", Formats.Text),
        ("cms_shop_reference", Formats.Text),
        ("cms_shop_id", Formats.Text),
        ("product_code", Formats.Text),
        ("unit_price", Formats.Number),
        ("quantity", Formats.Number),
        ("total_price", Formats.Number),
        ("subtotal", Formats.Money),
        ("freight", Formats.Money),
        ("freight_description", Formats.Text),
        ("gst", Formats.Money),
        ("total", Formats.Money),
        ("transaction_id", Formats.Text),
        ("amount", Formats.Text),
        ("metadata", WriteMetadata))
    {
        OmitsNulls = true,
    };

    private static void WriteMetadata(in MemberPlace place, Utf8JsonWriter json)
    {
        json.WriteStartObject(place.Name);
        json.WriteStartObject("originalData"u8);
        json.WriteEndObject();
        json.WriteString("importSource"u8, "packaging_products"u8);
        json.WriteString("importedAt"u8, place.Parent.GetProperty("createdAt"u8).GetString());
        json.WriteNumber("orderItemCount"u8, place.Parent.GetProperty("items"u8).GetArrayLength());
        json.WriteBoolean("emailProcessed"u8, true);
        json.WriteEndObject();
    }
}
