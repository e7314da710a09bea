using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Customers;

/// <summary>What customers' orders add up to, in one BatchGetItem for each 100 customers, and a query of orders for who is not cached.</summary>
public sealed class ActivityByCustomer(CustomerLookup customers) : DataLoader<CustomerId, ComputedActivity>
{
    protected override ValueTask<IReadOnlyDictionary<CustomerId, ComputedActivity>> LoadBatch(
        IReadOnlyList<CustomerId> ids, CancellationToken cancellation) =>
        customers.GetActivities(ids, cancellation);
}
