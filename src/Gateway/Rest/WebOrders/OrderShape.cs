using System.Text.Json;
using Graph.Gateway.Rest.Shaping;
using Graph.Resolvers.Orders;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>An order as the import wrote it: the fragment <c>StoredOrder</c>.</summary>
internal static class OrderShape
{
    /// <summary>The fragments of what an order consists of, whole or in a list of a product's orders.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["OrderContact", "OrderDelivery", "OrderTotals", "OrderPayment"];

    public static IReadOnlyList<string> Fragments { get; } = ["StoredOrder", .. Parts];

    /// <summary>Of members that an order has, whole or in a list of a product's orders.</summary>
    public static IReadOnlyList<(string Member, MemberFormat Format)> PartFormats { get; } =
    [
        ("order_reference", Formats.Text),
        ("order_date", Formats.Text),
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
    ];

    public static Shape Shape { get; } = new(
    [
        .. PartFormats,
        ("clientID", Formats.Constant(ShopClient.Id)),
        ("ClientName", Formats.Constant(ShopClient.Name)),
        ("Project", Formats.Constant(ShopClient.Project)),
        ("external", Formats.Spread),
        ("greentree_order_reference", Formats.Text),
        ("greentree_id", Formats.Text),
        ("greentree_status", Formats.Text),
        ("cms_shop_reference", Formats.Text),
        ("cms_shop_id", Formats.Text),
        ("metadata", WriteMetadata),
    ])
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
