using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Businesses;

/// <summary>Businesses by id, in one BatchGetItem for each 100 ids.</summary>
public sealed class BusinessById(BusinessStore businesses) : DataLoader<BusinessId, Business>
{
    protected override ValueTask<IReadOnlyDictionary<BusinessId, Business>> LoadBatch(
        IReadOnlyList<BusinessId> ids, CancellationToken cancellation) =>
        businesses.GetMany(ids, cancellation);
}
