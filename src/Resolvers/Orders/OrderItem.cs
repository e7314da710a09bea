namespace Graph.Resolvers.Orders;

/// <summary>A line of an order; prices in dollars.</summary>
public sealed record OrderItem(string? ProductCode, string Description, decimal UnitPrice, decimal Quantity, decimal TotalPrice);
