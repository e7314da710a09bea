using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Connections;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>The topics on which it is published that a seller's catalogue has changed.</summary>
public sealed class CatalogTopics(Topics topics)
{
    /// <summary>What matters is that it has: what it is now is read.</summary>
    private static readonly object s_changed = "changed";

    /// <summary>Events of this type tell that a catalogue has changed, or is nobody's here any more.</summary>
    public static bool Concerns(string? eventType) => eventType is CatalogVersionUpdated.EventType or AuthorizationRevoked.EventType;

    public void Publish(string merchantId) => topics.Publish(Of(merchantId), s_changed);

    public ValueTask<TopicSubscription<object>> Subscribe(string merchantId, CancellationToken cancellationToken) =>
        topics.Subscribe<object>(Of(merchantId), cancellationToken);

    private static string Of(string merchantId) => $"catalog:{merchantId}";
}
