using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>Which kind of customer someone is; the first condition that holds decides.</summary>
public static class CustomerSegmentRule
{
    /// <summary>In dollars; exactly this much is not enough.</summary>
    internal const decimal VipSpend = 5000m;

    /// <summary>In whole days since the last order; on that day the customer is not dormant yet.</summary>
    private const int ActiveDays = 90;

    /// <summary>In whole days since the first order; on that day the customer is new still.</summary>
    private const int NewDays = 30;

    public static CustomerSegment Of(CustomerActivity activity, DateTimeOffset now)
    {
        if (activity.LastOrderAt is not { } last || activity.FirstOrderAt is not { } first)
            return CustomerSegment.New;
        if (activity.TotalSpend > VipSpend)
            return CustomerSegment.Vip;
        if (WholeDays.Between(last, now) > ActiveDays)
            return CustomerSegment.Dormant;
        return WholeDays.Between(first, now) <= NewDays ? CustomerSegment.New : CustomerSegment.Active;
    }
}
