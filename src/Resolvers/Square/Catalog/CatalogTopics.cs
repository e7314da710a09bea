using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Webhooks;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>The topics on which it is published that a seller's catalogue has changed.</summary>
public sealed class CatalogTopics(Topics topics)
{
    /// <summary>What matters is that it has: what it is now is read.</summary>
    private static readonly object s_changed = "changed";

    /// <summary>It tells that a catalogue has changed.</summary>
    public static bool Concerns(WebhookEvent told) => told.Type == CatalogVersionUpdated.EventType;

    public void Publish(string merchantId) => topics.Publish(Of(merchantId), s_changed);

    public TopicSubscription<object> Subscribe(string merchantId) => topics.Subscribe<object>(Of(merchantId));

    private static string Of(string merchantId) => $"catalog:{merchantId}";
}
