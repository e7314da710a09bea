namespace Graph.Resolvers.Customers.Cache;

/// <summary>What was kept of a customer, and what is kept now.</summary>
/// <param name="Before">Null when nothing was.</param>
public sealed record CustomerUpdate(CachedCustomer? Before, CachedCustomer After)
{
    /// <summary>Whether what readers see was another before. Nothing, and of no orders, is the same to them.</summary>
    public bool HasChanged => Before is null
        ? After.Activity.OrderCount > 0
        : (Before.Profile, Before.Activity) != (After.Profile, After.Activity);
}
