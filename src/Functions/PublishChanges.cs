using System.Text.Json;
using Graph.Lambda.Events;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Square.Catalog;
using Graph.Resolvers.Square.Webhooks;
using Graph.Resolvers.Transactions;

namespace Graph.Functions;

/// <summary>Tells subscriptions what has changed, by the tables' streams.</summary>
public sealed class PublishChanges(
    TransactionStore transactions,
    TransactionTopics transactionTopics,
    OrderStore orders,
    OrderTopics orderTopics,
    CustomerTopics customerTopics,
    CatalogTopics catalogTopics)
{
    /// <summary>Of whichever of these tables.</summary>
    /// <exception cref="MalformedEventException">It is of another.</exception>
    public Task<BatchResponse> Of(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        if (changes.Records.FirstOrDefault() is not { } record)
            return Task.FromResult(BatchResponse.AllDone);
        return record.IsOf(TransactionsTable.Definition) ? OfTransactions(changes, cancellationToken)
            : record.IsOf(OrdersTable.Definition) ? OfOrders(changes, cancellationToken)
            : record.IsOf(CustomerMetricsTable.Definition) ? OfCustomerMetrics(changes, cancellationToken)
            : record.IsOf(SquareWebhooksTable.Definition) ? OfSquareEvents(changes, cancellationToken)
            : throw new MalformedEventException($"Nothing is published of table {record.Table()}.");
    }

    public Task<BatchResponse> OfTransactions(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        foreach (var record in changes.Records)
        {
            if (record.DynamoDb.NewImage is { } image)
                transactionTopics.Publish(transactions.FromJson(image));
        }
        return Task.FromResult(BatchResponse.AllDone);
    }

    public Task<BatchResponse> OfOrders(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        foreach (var record in changes.Records)
            orderTopics.Publish(new OrderChange(Read(record.DynamoDb.OldImage), Read(record.DynamoDb.NewImage)));
        return Task.FromResult(BatchResponse.AllDone);
    }

    public Task<BatchResponse> OfCustomerMetrics(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        foreach (var record in changes.Records)
        {
            if (record.DynamoDb.KeyText("contactID") is { } id)
                customerTopics.Publish(new CustomerId(id));
        }
        return Task.FromResult(BatchResponse.AllDone);
    }

    /// <summary>Once an event is processed, so that who reads then reads what is new.</summary>
    public Task<BatchResponse> OfSquareEvents(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        foreach (var record in changes.Records)
        {
            var change = record.DynamoDb;
            if (change.NewText("status") == "processed" && CatalogTopics.Concerns(change.NewText("eventType")) && change.NewText("merchantId") is { } merchant)
                catalogTopics.Publish(merchant);
        }
        return Task.FromResult(BatchResponse.AllDone);
    }

    private Order? Read(JsonElement? image) => image is { } item ? orders.FromJson(item) : null;
}
