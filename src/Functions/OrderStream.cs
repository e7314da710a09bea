using System.Collections.Concurrent;
using Graph.DynamoDb.Items;
using Graph.Lambda.Events;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Search;
using Microsoft.Extensions.Logging;

namespace Graph.Functions;

/// <summary>
/// Keeps what is known of customers, what orders add up to for products and reports, and the search index, as all these change. Changes of one
/// customer in a batch are one computation, and so are those of one order; those of which it has failed come again.
/// </summary>
public sealed partial class OrderStream(
    CustomerMetricsUpdater metrics, OrderLedger ledger, SearchIndexer search, ILogger<OrderStream> logger)
{
    private const int Parallelism = 8;

    /// <summary>Of whichever of these tables.</summary>
    /// <exception cref="MalformedEventException">It is of another.</exception>
    public Task<BatchResponse> Of(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        if (changes.Records.FirstOrDefault() is not { } record)
            return Task.FromResult(BatchResponse.AllDone);
        return record.IsOf(OrdersTable.Definition) ? OfOrders(changes, cancellationToken)
            : record.IsOf(ContactsTable.Definition) ? OfContacts(changes, cancellationToken)
            : record.IsOf(CustomerMetricsTable.Definition) ? OfCustomerMetrics(changes, cancellationToken)
            : record.IsOf(ProductsTable.Definition) ? OfProducts(changes, cancellationToken)
            : throw new MalformedEventException($"Nothing is kept of table {record.Table()}.");
    }

    private Task<BatchResponse> OfOrders(DynamoDbStreamEvent changes, CancellationToken cancellationToken) =>
        Run([.. ForCustomers(changes.Records.SelectMany(CustomersOf)), .. ForOrders(changes.Records)], cancellationToken);

    private Task<BatchResponse> OfContacts(DynamoDbStreamEvent changes, CancellationToken cancellationToken) =>
        Run([.. ForCustomers(changes.Records.Select(CustomerOf).OfType<Change>())], cancellationToken);

    /// <summary>
    /// Who has expired is in no list; computed anew, they are back. A contact's change is found here too, as their row is written for it.
    /// </summary>
    private Task<BatchResponse> OfCustomerMetrics(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        var expired = changes.Records.ToLookup(change => change.IsExpiry);
        return Run(
            [
                .. ForCustomers(expired[true].Select(CustomerOf).OfType<Change>()),
                .. ByKey(expired[false], "contactID", "in search, customer", (key, token) => search.Update(new CustomerId(key), token)),
            ],
            cancellationToken);
    }

    private Task<BatchResponse> OfProducts(DynamoDbStreamEvent changes, CancellationToken cancellationToken) =>
        Run([.. ByKey(changes.Records, "product_code", "in search, product", search.UpdateProduct)], cancellationToken);

    private IEnumerable<Work> ForOrders(IEnumerable<DynamoDbStreamRecord> records) => ByKey(records, "orderID", "order", async (key, token) =>
    {
        var id = new OrderId(key);
        await ledger.Update(id, token);
        await search.Update(id, token);
    });

    private static IEnumerable<Work> ByKey(
        IEnumerable<DynamoDbStreamRecord> records, string attribute, string what, Func<string, CancellationToken, ValueTask> update) =>
        from record in records
        let key = record.DynamoDb.KeyText(attribute)
        where key is not null
        group record.DynamoDb.SequenceNumber by key into changes
        select new Work($"{what} {changes.Key}", [.. changes], token => update(changes.Key, token));

    private IEnumerable<Work> ForCustomers(IEnumerable<Change> changes) =>
        from change in changes
        group change by change.Customer into ofCustomer
        let changed = ofCustomer.Select(change => change.Order).OfType<OrderId>().Distinct().ToArray()
        select new Work(
            $"customer {ofCustomer.Key}",
            [.. ofCustomer.Select(change => change.SequenceNumber)],
            async token => await metrics.Update(ofCustomer.Key, changed, token));

    /// <summary>Both images count: an order that went to another customer is missing with the first.</summary>
    private static IEnumerable<Change> CustomersOf(DynamoDbStreamRecord record)
    {
        var change = record.DynamoDb;
        if (change.KeyText("orderID") is not { } id)
            return [];
        return new[] { change.OldText("contactID"), change.NewText("contactID") }
            .OfType<string>()
            .Distinct()
            .Select(customer => new Change(change.SequenceNumber, new CustomerId(customer), new OrderId(id)));
    }

    private static Change? CustomerOf(DynamoDbStreamRecord record) =>
        record.DynamoDb.KeyText("contactID") is { } id ? new Change(record.DynamoDb.SequenceNumber, new CustomerId(id), null) : null;

    private async Task<BatchResponse> Run(IReadOnlyCollection<Work> works, CancellationToken cancellationToken)
    {
        var failed = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(works, options, async (work, token) =>
        {
            if (await TryDo(work, token))
                return;
            foreach (var sequenceNumber in work.SequenceNumbers)
                failed.Add(sequenceNumber);
        });
        return BatchResponse.Failed(failed.Distinct());
    }

    private async ValueTask<bool> TryDo(Work work, CancellationToken cancellationToken)
    {
        try
        {
            await work.Do(cancellationToken);
            return true;
        }
        catch (MalformedItemException unreadable)
        {
            // It would be so again, and would keep all that comes after it from being read. Mended, it changes, and comes by itself.
            LogUnreadable(work.Of, unreadable.Message);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it is, the others are kept, and these changes come again.
            LogFailed(failure, work.Of);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "What is kept of {Of} could not be brought up to date; the changes come again.")]
    private partial void LogFailed(Exception failure, string of);

    [LoggerMessage(LogLevel.Error, "What is kept of {Of} stays as it is, as what it is made of cannot be read: {Reason}")]
    private partial void LogUnreadable(string of, string reason);

    private sealed record Change(string SequenceNumber, CustomerId Customer, OrderId? Order);

    /// <summary>What follows from some changes.</summary>
    private sealed record Work(string Of, IReadOnlyList<string> SequenceNumbers, Func<CancellationToken, ValueTask> Do);
}
