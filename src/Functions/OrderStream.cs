using System.Collections.Concurrent;
using Graph.Lambda.Events;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Microsoft.Extensions.Logging;

namespace Graph.Functions;

/// <summary>
/// Keeps what is known of customers as their orders and contacts change. Changes of one customer in a batch are one computation;
/// those of a customer who could not be computed come again.
/// </summary>
public sealed partial class OrderStream(OrderStore orders, CustomerMetricsUpdater metrics, ILogger<OrderStream> logger)
{
    private const int Parallelism = 8;

    /// <summary>Both images count: an order that went to another customer is missing with the first.</summary>
    public Task<BatchResponse> OfOrders(DynamoDbStreamEvent changes, CancellationToken cancellationToken) =>
        Handle(changes.Records.SelectMany(OfOrder), cancellationToken);

    public Task<BatchResponse> OfContacts(DynamoDbStreamEvent changes, CancellationToken cancellationToken) =>
        Handle(changes.Records.Select(OfCustomer).OfType<Change>(), cancellationToken);

    /// <summary>Who has expired is in no list; computed anew, they are back.</summary>
    public Task<BatchResponse> OfCustomerMetrics(DynamoDbStreamEvent changes, CancellationToken cancellationToken) =>
        Handle(changes.Records.Where(change => change.IsExpiry).Select(OfCustomer).OfType<Change>(), cancellationToken);

    private IEnumerable<Change> OfOrder(DynamoDbStreamRecord record)
    {
        var change = record.DynamoDb;
        if (change.KeyText("orderID") is not { } id)
            return [];
        return new[] { change.OldImage, change.NewImage }
            .Select(image => image is { } item ? orders.FromJson(item).CustomerId : null)
            .OfType<CustomerId>()
            .Distinct()
            .Select(customer => new Change(change.SequenceNumber, customer, new OrderId(id)));
    }

    private static Change? OfCustomer(DynamoDbStreamRecord record) =>
        record.DynamoDb.KeyText("contactID") is { } id ? new Change(record.DynamoDb.SequenceNumber, new CustomerId(id), null) : null;

    private async Task<BatchResponse> Handle(IEnumerable<Change> changes, CancellationToken cancellationToken)
    {
        var failed = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(changes.GroupBy(change => change.Customer), options, async (ofCustomer, token) =>
        {
            if (await TryUpdate(ofCustomer.Key, [.. ofCustomer.Select(change => change.Order).OfType<OrderId>().Distinct()], token))
                return;
            foreach (var change in ofCustomer)
                failed.Add(change.SequenceNumber);
        });
        return BatchResponse.Failed(failed.Distinct());
    }

    private async ValueTask<bool> TryUpdate(CustomerId customer, IReadOnlyCollection<OrderId> changed, CancellationToken cancellationToken)
    {
        try
        {
            await metrics.Update(customer, changed, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it is, the other customers are kept, and this one's changes come again.
            LogFailed(failure, customer.Value);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "What the orders of customer {Customer} add up to could not be kept; the changes come again.")]
    private partial void LogFailed(Exception failure, string customer);

    private sealed record Change(string SequenceNumber, CustomerId Customer, OrderId? Order);
}
