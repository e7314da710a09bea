using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>What a customer's metrics are computed from, and where they are kept; a seam, so that an index that lags can be tested.</summary>
internal interface ICustomerMetricsData
{
    /// <summary>As the last write left it.</summary>
    ValueTask<CachedCustomer?> Cached(CustomerId id, CancellationToken cancellationToken);

    /// <summary>The profile as the last write left it; null when only orders know the customer.</summary>
    ValueTask<Customer?> Contact(CustomerId id, CancellationToken cancellationToken);

    /// <summary>The customer's orders as an index has them, which may lag behind.</summary>
    IAsyncEnumerable<OrderSummary> IndexedOrders(CustomerId id, CancellationToken cancellationToken);

    /// <summary>Those that exist, as the last write left them.</summary>
    ValueTask<IReadOnlyList<OrderSummary>> Orders(IReadOnlyCollection<OrderId> ids, CancellationToken cancellationToken);

    /// <summary>Writes unless the row is of another version now.</summary>
    /// <param name="before">Null when there was no row; <see cref="CachedCustomer.NoVersion"/> when its version cannot be read.</param>
    ValueTask<bool> TryWrite(CachedCustomer after, long? before, CancellationToken cancellationToken);
}
