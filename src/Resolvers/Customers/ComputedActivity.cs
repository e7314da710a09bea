namespace Graph.Resolvers.Customers;

/// <summary>An activity, and where it was taken from.</summary>
/// <param name="CacheHit">Whether it was there already; else it was computed from the orders for who asks.</param>
public sealed record ComputedActivity(CustomerActivity Activity, DateTimeOffset ComputedAt, bool CacheHit);
