using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Customers;

/// <summary>What customers' orders add up to, in one query of orders for each customer.</summary>
public sealed class ActivityByCustomer(CustomerStore customers) : DataLoader<CustomerId, CustomerActivity>
{
    protected override ValueTask<IReadOnlyDictionary<CustomerId, CustomerActivity>> LoadBatch(
        IReadOnlyList<CustomerId> ids, CancellationToken cancellation) =>
        customers.GetActivities(ids, cancellation);
}
