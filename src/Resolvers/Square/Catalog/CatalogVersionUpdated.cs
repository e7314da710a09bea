using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.Webhooks;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>Lets a seller's catalogue be read anew. Whoever subscribes to it is told once the event is processed, by the events' stream.</summary>
internal sealed class CatalogVersionUpdated(SquareConnectionStore connections) : IWebhookHandler
{
    public const string EventType = "catalog.version.updated";

    public string Type => EventType;

    public async ValueTask Handle(WebhookEvent told, CancellationToken cancellationToken) =>
        await connections.CatalogChanged(told.MerchantId, cancellationToken);
}
