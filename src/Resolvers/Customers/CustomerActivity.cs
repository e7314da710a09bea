namespace Graph.Resolvers.Customers;

/// <summary>What a customer's orders add up to; all that the rules about customers need.</summary>
/// <param name="TotalSpend">In dollars.</param>
/// <param name="LastOrderReference">Null when the last order has none.</param>
public sealed record CustomerActivity(
    int OrderCount,
    decimal TotalSpend,
    DateTimeOffset? FirstOrderAt,
    DateTimeOffset? LastOrderAt,
    string? LastOrderReference)
{
    public static CustomerActivity None { get; } = new(0, 0, null, null, null);

    /// <summary>One order more, in any order of time; of two at the same instant the one added later is the last.</summary>
    public CustomerActivity With(DateTimeOffset createdAt, decimal total, string? reference)
    {
        var isLast = LastOrderAt is null || createdAt >= LastOrderAt;
        return new CustomerActivity(
            OrderCount + 1,
            TotalSpend + total,
            FirstOrderAt is null || createdAt < FirstOrderAt ? createdAt : FirstOrderAt,
            isLast ? createdAt : LastOrderAt,
            isLast ? reference : LastOrderReference);
    }
}
