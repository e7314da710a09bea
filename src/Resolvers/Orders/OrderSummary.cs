using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Orders;

/// <summary>Those parts of an order that its customer's activity follows from.</summary>
/// <param name="Total">In dollars.</param>
internal sealed record OrderSummary(
    OrderId Id, CustomerId? CustomerId, string? Reference, DateTimeOffset CreatedAt, decimal Total, OrderContact Contact);
