using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>A customer's activity as seen at an instant.</summary>
public sealed record CustomerMetrics(
    int OrderCount,
    decimal TotalSpend,
    DateTimeOffset? FirstOrderDate,
    DateTimeOffset? LastOrderDate,
    string? LastOrderReference,
    CustomerSegment Segment,
    int? LastOrderDaysAgo,
    PurchaseFrequency PurchaseFrequency)
{
    public static CustomerMetrics Of(CustomerActivity activity, DateTimeOffset now) => new(
        activity.OrderCount,
        activity.TotalSpend,
        activity.FirstOrderAt,
        activity.LastOrderAt,
        activity.LastOrderReference,
        CustomerSegmentRule.Of(activity, now),
        activity.LastOrderAt is { } last ? WholeDays.Between(last, now) : null,
        PurchaseFrequencyRule.Of(activity));
}
