using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>
/// How often someone orders: whole days between first and last order, divided by the number of intervals between orders.
/// </summary>
public static class PurchaseFrequencyRule
{
    public static PurchaseFrequency Of(CustomerActivity activity)
    {
        if (activity.LastOrderAt is not { } last || activity.FirstOrderAt is not { } first)
            return PurchaseFrequency.None;
        if (activity.OrderCount == 1)
            return PurchaseFrequency.OneTime;
        return OfIntervals(WholeDays.Between(first, last), activity.OrderCount - 1);
    }

    // Several orders within a day say nothing about how often: occasional.
    private static PurchaseFrequency OfIntervals(int days, long intervals)
    {
        if (days <= 0)
            return PurchaseFrequency.Occasional;
        if (days <= 7 * intervals)
            return PurchaseFrequency.Weekly;
        if (days <= 30 * intervals)
            return PurchaseFrequency.Monthly;
        return days <= 90 * intervals ? PurchaseFrequency.Quarterly : PurchaseFrequency.Occasional;
    }
}
