using System.Runtime.CompilerServices;
using Graph.DynamoDb;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Search;

/// <summary>
/// Keeps the search index as orders, customers and products change. Customers are contacts, and those whom only orders know, by what is
/// kept of them.
/// </summary>
public sealed class SearchIndexer : LedgerProjection
{
    private const char Separator = '#';

    private readonly OrderStore orders;
    private readonly ProductStore products;
    private readonly Table<Customer> contacts;
    private readonly Table<CachedCustomer> customers;

    internal SearchIndexer(Database database, OrderStore orders, ProductStore products, Ledger ledger, ProjectionStore projections)
        : base(ledger, projections)
    {
        (this.orders, this.products) = (orders, products);
        contacts = database.Table(ContactsTable.Definition, ContactItemMapping.Contact);
        customers = database.Table(CustomerMetricsTable.Definition, CachedCustomerMapping.Instance);
    }

    /// <summary>To be told of every order that was written or deleted, as often as may be.</summary>
    public ValueTask Update(OrderId id, CancellationToken cancellationToken) => Bring(Of(SearchType.Order, id.Value), cancellationToken);

    /// <summary>To be told of every customer of whom something else is kept, as often as may be.</summary>
    public ValueTask Update(CustomerId id, CancellationToken cancellationToken) => Bring(Of(SearchType.Customer, id.Value), cancellationToken);

    /// <summary>To be told of every product that was written or deleted, as often as may be.</summary>
    public ValueTask UpdateProduct(string code, CancellationToken cancellationToken) => Bring(Of(SearchType.Product, code), cancellationToken);

    private protected override async IAsyncEnumerable<string> Sources([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var order in orders.AllSummaries(cancellationToken))
            yield return Of(SearchType.Order, order.Id.Value);
        await foreach (var customer in Customers(cancellationToken))
            yield return Of(SearchType.Customer, customer.Id.Value);
        await foreach (var product in products.All(cancellationToken))
            yield return Of(SearchType.Product, product.Code);
    }

    private protected override async ValueTask<IReadOnlyList<Entry>> Read(string source, CancellationToken cancellationToken)
    {
        var parts = source.Split(Separator, 2);
        var (name, id) = (parts[0], parts[1]);
        if (name == SearchPostings.NameOf(SearchType.Order))
            return await orders.Get(new OrderId(id), cancellationToken, consistent: true) is { } order ? EntriesOf(order) : [];
        if (name == SearchPostings.NameOf(SearchType.Customer))
            return await LatestCustomer(id, cancellationToken) is { } customer ? EntriesOf(customer) : [];
        return await products.GetLatest(id, cancellationToken) is { } product ? EntriesOf(product) : [];
    }

    private protected override async IAsyncEnumerable<(string Source, IReadOnlyList<Entry> Entries)> All(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var order in orders.All(cancellationToken))
            yield return (Of(SearchType.Order, order.Id.Value), EntriesOf(order));
        await foreach (var customer in Customers(cancellationToken))
            yield return (Of(SearchType.Customer, customer.Id.Value), EntriesOf(customer));
        await foreach (var product in products.All(cancellationToken))
            yield return (Of(SearchType.Product, product.Code), EntriesOf(product));
    }

    private static string Of(SearchType type, string id) => $"{SearchPostings.NameOf(type)}{Separator}{id}";

    private async ValueTask<Customer?> LatestCustomer(string id, CancellationToken cancellationToken) =>
        await contacts.Get(id, cancellationToken, consistent: true)
        ?? (await customers.Get(id, cancellationToken, consistent: true))?.Profile;

    private async IAsyncEnumerable<Customer> Customers([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new HashSet<CustomerId>();
        await foreach (var contact in contacts.All(new Scan(), cancellationToken))
        {
            if (known.Add(contact.Id))
                yield return contact;
        }
        await foreach (var kept in customers.All(new Scan(), cancellationToken))
        {
            if (known.Add(kept.Id))
                yield return kept.Profile;
        }
    }

    private IReadOnlyList<Entry> EntriesOf(Order order) =>
        order.Counts ? EntriesOf(SearchType.Order, SearchDocument.Of(order), order.CreatedAt) : [];

    private IReadOnlyList<Entry> EntriesOf(Customer customer) => EntriesOf(SearchType.Customer, SearchDocument.Of(customer));

    private IReadOnlyList<Entry> EntriesOf(Product product) => EntriesOf(SearchType.Product, SearchDocument.Of(product));

    private IReadOnlyList<Entry> EntriesOf(SearchType type, SearchDocument document, DateTimeOffset? at = null) =>
        Possible(SearchPostings.Of(type, document.Id, document.Words, at));
}
