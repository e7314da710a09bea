namespace Graph.Resolvers.Customers;

/// <summary>What a customer's orders add up to; all that the rules about customers need.</summary>
/// <param name="TotalSpend">In dollars.</param>
/// <param name="LastOrderReference">Null when the last order has none.</param>
/// <param name="LastOrderId">Null without orders, and where ids do not matter.</param>
public sealed record CustomerActivity(
    int OrderCount,
    decimal TotalSpend,
    DateTimeOffset? FirstOrderAt,
    DateTimeOffset? LastOrderAt,
    string? LastOrderReference,
    string? LastOrderId = null)
{
    public static CustomerActivity None { get; } = new(0, 0, null, null, null);

    /// <summary>
    /// One order more, in any order of time. Of two at the same instant that with the larger id is the last; without ids, the one added
    /// later.
    /// </summary>
    public CustomerActivity With(DateTimeOffset createdAt, decimal total, string? reference, string? id = null)
    {
        var isLast = LastOrderAt is null || createdAt > LastOrderAt
            || (createdAt == LastOrderAt && string.CompareOrdinal(id, LastOrderId) >= 0);
        return new CustomerActivity(
            OrderCount + 1,
            TotalSpend + total,
            FirstOrderAt is null || createdAt < FirstOrderAt ? createdAt : FirstOrderAt,
            isLast ? createdAt : LastOrderAt,
            isLast ? reference : LastOrderReference,
            isLast ? id : LastOrderId);
    }
}
