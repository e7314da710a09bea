using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Orders;

/// <summary>Those parts of an order that its customer's activity follows from.</summary>
/// <param name="Total">In dollars.</param>
/// <param name="Counts">
/// Whether it is one of its customer's orders for who adds them up: of the shop, or of nobody's as earlier systems left some, and with
/// a time. Without one, the customer's index has never held it.
/// </param>
internal sealed record OrderSummary(
    OrderId Id, CustomerId? CustomerId, string? Reference, DateTimeOffset CreatedAt, decimal Total, OrderContact Contact, bool Counts = true);
