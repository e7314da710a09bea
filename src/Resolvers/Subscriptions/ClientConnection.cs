using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Subscriptions;

/// <summary>A WebSocket that API Gateway holds.</summary>
/// <param name="Id">API Gateway's.</param>
/// <param name="Viewer">Of the token in the handshake, until <c>connection_init</c> brings another; null for nobody.</param>
/// <param name="IsAcknowledged">Operations may begin.</param>
/// <param name="ExpiresAt">When API Gateway has ended it in any case.</param>
public sealed record ClientConnection(string Id, StoredViewer? Viewer, bool IsAcknowledged, DateTimeOffset ExpiresAt)
{
    internal const string Part = "connection";

    internal static ItemMapping<ClientConnection> Mapping { get; } = new(
        item => new ClientConnection(
            item.String("connectionId"),
            item.MapOrNull("viewer") is { } viewer ? StoredViewer.Read(viewer) : null,
            item.BooleanOrNull("isAcknowledged") == true,
            item.EpochSeconds("ttl")),
        (connection, item) =>
        {
            item.String("connectionId", connection.Id).String("part", Part).EpochSeconds("ttl", connection.ExpiresAt);
            if (connection.Viewer is { } viewer)
                item.Map("viewer", viewer.Write);
            if (connection.IsAcknowledged)
                item.Boolean("isAcknowledged", true);
        });
}
