using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Customers.Cache;

/// <inheritdoc/>
internal sealed class CustomerMetricsData(Database database, OrderStore orders) : ICustomerMetricsData
{
    private readonly Table<CachedCustomer> cache = database.Table(CustomerMetricsTable.Definition, CachedCustomerMapping.Instance);
    private readonly Table<Customer> contacts = database.Table(ContactsTable.Definition, ContactItemMapping.Contact);

    public ValueTask<CachedCustomer?> Cached(CustomerId id, CancellationToken cancellationToken) =>
        cache.Get(id.Value, cancellationToken, consistent: true);

    public ValueTask<Customer?> Contact(CustomerId id, CancellationToken cancellationToken) =>
        contacts.Get(id.Value, cancellationToken, consistent: true);

    public IAsyncEnumerable<OrderSummary> IndexedOrders(CustomerId id, CancellationToken cancellationToken) =>
        orders.SummariesOf(id, cancellationToken);

    public ValueTask<IReadOnlyList<OrderSummary>> Orders(IReadOnlyCollection<OrderId> ids, CancellationToken cancellationToken) =>
        orders.GetSummaries(ids, cancellationToken);

    public async ValueTask<bool> TryWrite(CachedCustomer after, int? before, CancellationToken cancellationToken)
    {
        var written = await cache.Put(
            after, before is { } version ? Condition.Equal("version", version) : Condition.NotExists("contactID"), cancellationToken);
        // What is there may be this very write, when its answer was lost and it was sent again; then it is only done again.
        return written.Succeeded;
    }
}
