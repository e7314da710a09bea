using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>A customer's profile and activity as they were computed once.</summary>
/// <param name="Profile">Without an activity of its own.</param>
/// <param name="Activity">Of no orders too: a row that stays says that what was computed before has ended.</param>
/// <param name="Recent">Orders that have changed lately: indexes may not have them yet as they are.</param>
/// <param name="Version">
/// Rises with every write, so that of two who compute at once one starts again; also over a row's end, as it is no less than the
/// instant in ticks.
/// </param>
public sealed record CachedCustomer(
    Customer Profile, CustomerActivity Activity, IReadOnlyList<RecentOrder> Recent, DateTimeOffset ComputedAt, long Version)
{
    /// <summary>After this, it is computed anew: whatever may be wrong with it ends then.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>Of a row whose version cannot be read.</summary>
    internal const long NoVersion = 0;

    public CustomerId Id => Profile.Id;

    public DateTimeOffset ExpiresAt => ComputedAt + Lifetime;

    /// <summary>False when the row is not as it should be; it has expired then.</summary>
    internal bool IsReadable => ComputedAt != DateTimeOffset.MinValue;

    /// <summary>What stands for a row that is not as it should be: computed never, and so to be computed anew.</summary>
    internal static CachedCustomer Unreadable(Customer profile, long version) =>
        new(profile, CustomerActivity.None, [], DateTimeOffset.MinValue, version);
}

/// <summary>An order that has changed.</summary>
/// <param name="At">When it was told.</param>
public sealed record RecentOrder(OrderId Id, DateTimeOffset At);
