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

    public async ValueTask<bool> TryWrite(CachedCustomer after, long? before, CancellationToken cancellationToken)
    {
        var written = await cache.Put(after, IsStill(before), cancellationToken);
        // What is there may be this very write, when its answer was lost and it was sent again; then it is only done again.
        return written.Succeeded;
    }

    private static Condition IsStill(long? before) => before switch
    {
        null => Condition.NotExists("contactID"),
        // Every version that is written is larger, and what is no number is neither.
        CachedCustomer.NoVersion => !Condition.GreaterThan("version", CachedCustomer.NoVersion),
        { } version => Condition.Equal("version", version),
    };
}
