using System.Text.Json;
using Graph.Resolvers.Shared;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>Orders: one, all, those of a customer.</summary>
internal static class OrderShims
{
    private const int UsualPage = 50;

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(WebOrdersApi.Instance, "GET", "/api/customers/{contactID}/orders", "CustomerOrders")
        {
            Summary = "The orders of a customer, newest first; none of an unknown one.",
            Fragments = OrderShape.Fragments,
            Parameters = [ShimParameter.Segment("contactID", "customerId", "The customer.", "c-77"), ShimParameter.Limit(UsualPage), PageCursor.Parameter],
            Write = WriteOrders,
            Example = Examples.Orders,
        },
        new(WebOrdersApi.Instance, "GET", "/api/orders/{orderID}", "Order")
        {
            Summary = "An order.",
            Fragments = OrderShape.Fragments,
            Parameters = [ShimParameter.Segment("orderID", "id", "The order.", "ORD-500123")],
            Check = static result => result.At("order").ValueKind == JsonValueKind.Null
                ? RestError.NotFound($"Order not found: {result.Inputs.Segment("orderID")}")
                : null,
            Write = static (result, json) => WebOrdersApi.WriteSuccess(
                result, json, default, static (order, writer) => OrderShape.Shape.Write(order.At("order"), writer, order)),
            Example = Examples.Order,
        },
        new(WebOrdersApi.Instance, "GET", "/api/orders", "Orders")
        {
            Summary = "Orders, newest first; with a date, oldest first.",
            Fragments = OrderShape.Fragments,
            Parameters =
            [
                ShimParameter.Limit(UsualPage),
                .. DateBounds.Parameters(BindCreatedAt),
                ShimParameter.Number("minTotal", "minTotal", "The smallest total in dollars.", "10"),
                ShimParameter.Number("maxTotal", "maxTotal", "The largest total in dollars.", "500.50"),
                ShimParameter.Text("status", "status", "The status exactly.", "pending"),
                ShimParameter.Text("customerID", "customerId", "Orders of this customer.", "c-77"),
                ShimParameter.Text("paymentType", "paymentType", "The payment type exactly.", "PxPay"),
                ShimParameter.Text("productCode", "productCode", "Orders with an item of exactly this code.", "CCPP2"),
                ShimParameter.Text("search", "search", "A part of the reference, the contact's name or the e-mail.", "mere"),
                PageCursor.Parameter,
            ],
            Complete = static inputs => inputs.Variables["orderBy"] =
                inputs.Variables["from"] is null && inputs.Variables["to"] is null ? "NEWEST_FIRST" : "OLDEST_FIRST",
            Write = WriteOrders,
            Example = Examples.Orders,
        },
    ];

    private static void BindCreatedAt(ShimInputs inputs, DateBounds bounds)
    {
        // Nothing was imported at the beginning of all times.
        var (from, to) = bounds.IsEmpty ? (DateTimeOffset.MinValue, DateTimeOffset.MinValue) : (bounds.From, bounds.To);
        (inputs.Variables["from"], inputs.Variables["to"]) = (Format(from), Format(to));
    }

    private static string? Format(DateTimeOffset? time) => time is { } known ? StoredTime.Format(known) : null;

    private static void WriteOrders(ShimResult result, Utf8JsonWriter json)
    {
        var meta = new Meta(result.At("orders.nodes").GetArrayLength(), LastEvaluatedKey: PageCursor.Of(result.At("orders.pageInfo")));
        WebOrdersApi.WriteSuccess(result, json, meta, static (page, writer) => OrderShape.Shape.Write(page.At("orders.nodes"), writer, page));
    }
}
