using Graph.DynamoDb;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>Reads and writes events.</summary>
public sealed class WebhookEventStore(Database database)
{
    private readonly Table<WebhookEvent> table = database.Table(SquareWebhooksTable.Definition, WebhookEventMapping.Instance);

    public ValueTask<WebhookEvent?> Get(string eventId, CancellationToken cancellationToken) =>
        table.Get(eventId, cancellationToken, consistent: true);

    /// <returns>False when it was stored before; what became of it stays.</returns>
    internal async ValueTask<bool> Insert(WebhookEvent told, CancellationToken cancellationToken) =>
        (await table.Insert(told, cancellationToken)).Succeeded;
}
