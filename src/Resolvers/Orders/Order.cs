using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Orders;

/// <summary>An order of the web shop, as it was imported.</summary>
/// <param name="CustomerId">Null when the order is not linked to a contact.</param>
/// <param name="Reference">The shop's order number.</param>
/// <param name="OrderDate">Free text of the shop; <paramref name="CreatedAt"/>, the time of import, is what sorts.</param>
public sealed record Order(
    OrderId Id,
    CustomerId? CustomerId,
    string? Reference,
    string? OrderDate,
    DateTimeOffset CreatedAt,
    DateTimeOffset? UpdatedAt,
    string Status,
    string? Source,
    OrderContact Contact,
    OrderDelivery? Delivery,
    IReadOnlyList<OrderItem> Items,
    OrderTotals Totals,
    OrderPayment? Payment,
    OrderExternalReferences External)
{
    /// <summary>
    /// Whether it counts for who adds orders up: of the shop, or of nobody's as earlier systems left some, and with a time. Without one,
    /// no index by time has ever held it.
    /// </summary>
    public bool Counts { get; init; } = true;
}
