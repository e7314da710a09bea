using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Orders;

/// <summary>Those parts of an order that its customer's activity follows from.</summary>
/// <param name="Total">In dollars.</param>
/// <param name="Counts">As <see cref="Order.Counts"/>.</param>
internal sealed record OrderSummary(
    OrderId Id, CustomerId? CustomerId, string? Reference, DateTimeOffset CreatedAt, decimal Total, OrderContact Contact, bool Counts = true);
