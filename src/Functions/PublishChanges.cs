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
    public Task<BatchResponse> Of(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        foreach (var record in changes.Records)
            Publish(record);
        return Task.FromResult(BatchResponse.AllDone);
    }

    /// <summary>Of whichever of these tables.</summary>
    /// <exception cref="MalformedEventException">It is of another.</exception>
    public void Publish(DynamoDbStreamRecord record)
    {
        if (record.IsOf(TransactionsTable.Definition))
            PublishTransaction(record.DynamoDb);
        else if (record.IsOf(OrdersTable.Definition))
            orderTopics.Publish(new OrderChange(Read(record.DynamoDb.OldImage), Read(record.DynamoDb.NewImage)));
        else if (record.IsOf(CustomerMetricsTable.Definition))
            PublishCustomer(record.DynamoDb);
        else if (record.IsOf(SquareWebhooksTable.Definition))
            PublishSquareEvent(record.DynamoDb);
        else
            throw new MalformedEventException($"Nothing is published of table {record.Table()}.");
    }

    private void PublishTransaction(StreamRecord change)
    {
        if (change.NewImage is { } image)
            transactionTopics.Publish(transactions.FromJson(image));
    }

    private void PublishCustomer(StreamRecord change)
    {
        if (change.KeyText("contactID") is { } id)
            customerTopics.Publish(new CustomerId(id));
    }

    /// <summary>Once an event is processed, so that who reads then reads what is new.</summary>
    private void PublishSquareEvent(StreamRecord change)
    {
        if (change.NewText("status") == "processed" && CatalogTopics.Concerns(change.NewText("eventType")) && change.NewText("merchantId") is { } merchant)
            catalogTopics.Publish(merchant);
    }

    private Order? Read(JsonElement? image) => image is { } item ? orders.FromJson(item) : null;
}
