using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Customers;

/// <summary>Customers by id, in one BatchGetItem for each 100 ids.</summary>
public sealed class CustomerById(CustomerLookup customers) : DataLoader<CustomerId, Customer>
{
    protected override ValueTask<IReadOnlyDictionary<CustomerId, Customer>> LoadBatch(
        IReadOnlyList<CustomerId> ids, CancellationToken cancellation) =>
        customers.GetMany(ids, cancellation);
}
