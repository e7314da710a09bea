using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Orders;

/// <summary>Orders by id, in one BatchGetItem for each 100 ids.</summary>
public sealed class OrderById(OrderStore orders) : DataLoader<OrderId, Order>
{
    protected override ValueTask<IReadOnlyDictionary<OrderId, Order>> LoadBatch(IReadOnlyList<OrderId> ids, CancellationToken cancellation) =>
        orders.GetMany(ids, cancellation);
}
