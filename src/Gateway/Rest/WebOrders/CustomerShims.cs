using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>Customers with the metrics of their orders, as of now.</summary>
internal static class CustomerShims
{
    private const int UsualPage = 50;
    private const string Fragment = "CustomerWithMetrics";

    private static readonly Shape s_shape = new(
        ("totalSpend", Formats.Money),
        ("lastOrderReference", Formats.Text),
        ("segment", Formats.Names(("VIP", "VIP"), ("DORMANT", "Dormant"), ("NEW", "New"), ("ACTIVE", "Active"))),
        ("purchaseFrequency", Formats.Names(
            ("NONE", "None"), ("ONE_TIME", "One-time"), ("WEEKLY", "Weekly"), ("MONTHLY", "Monthly"), ("QUARTERLY", "Quarterly"), ("OCCASIONAL", "Occasional"))));

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(WebOrdersApi.Instance, "GET", "/api/customers/{contactID}", "Customer")
        {
            Summary = "A customer with the metrics of their orders.",
            Fragments = [Fragment],
            Parameters = [ShimParameter.Segment("contactID", "id", "The customer.", "c-77")],
            // A contact without orders was none.
            Check = static result => result.At("customer.metrics.orderCount") is not { ValueKind: JsonValueKind.Number } count || count.GetInt32() == 0
                ? RestError.NotFound($"Customer not found: {result.Inputs.Segment("contactID")}") with { CacheHit = false }
                : null,
            Write = static (result, json) => WebOrdersApi.WriteSuccess(
                result, json, new Meta(CacheHit: result.CacheHit), static (found, writer) => s_shape.Write(found.At("customer"), writer, found)),
            Example = Examples.Customer,
        },
        new(WebOrdersApi.Instance, "GET", "/api/customers", "Customers")
        {
            Summary = "Customers, those who spent most first.",
            Fragments = [Fragment],
            Parameters =
            [
                ShimParameter.Limit(UsualPage),
                ShimParameter.Text("search", "search", "A part of the name, the e-mail or the company.", "mere"),
            ],
            Write = static (result, json) => WebOrdersApi.WriteSuccess(
                result,
                json,
                new Meta(result.At("customers.nodes").GetArrayLength(), result.At("customers.totalCount").GetInt32(), CacheHit: result.CacheHit),
                static (page, writer) => s_shape.Write(page.At("customers.nodes"), writer, page)),
            Example = Examples.Customers,
        },
    ];
}
