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
    PurchaseFrequency PurchaseFrequency,
    DateTimeOffset ComputedAt,
    bool CacheHit)
{
    public static CustomerMetrics Of(ComputedActivity computed, DateTimeOffset now)
    {
        var activity = computed.Activity;
        return new CustomerMetrics(
            activity.OrderCount,
            activity.TotalSpend,
            activity.FirstOrderAt,
            activity.LastOrderAt,
            activity.LastOrderReference,
            CustomerSegmentRule.Of(activity, now),
            activity.LastOrderAt is { } last ? WholeDays.Between(last, now) : null,
            PurchaseFrequencyRule.Of(activity),
            computed.ComputedAt,
            computed.CacheHit);
    }
}
