using Graph.DynamoDb.Items;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.Connections;

/// <summary>A connection as it is stored.</summary>
internal static class StoredConnectionMapping
{
    public static ItemMapping<StoredConnection> Instance { get; } = new(Read, Write);

    private static StoredConnection Read(ItemReader item) => new(
        item.String("id"),
        new UserId(item.String("userId")),
        item.Long("version"),
        new Envelope(item.Binary("dataKey"), item.Binary("tokens")),
        item.Timestamp("connectedAt"),
        item.Timestamp("refreshedAt"),
        item.Timestamp("expiresAt"),
        item.TimestampOrNull("refreshExpiresAt"),
        item.TimestampOrNull("catalogChangedAt"),
        item.LongOrNull("catalogChanges") ?? 0,
        Lease.Read(item));

    private static void Write(StoredConnection connection, ItemWriter item)
    {
        item
            .String("id", connection.MerchantId)
            .String("userId", connection.UserId.Value)
            .Timestamp("connectedAt", connection.ConnectedAt)
            .Timestamp("refreshedAt", connection.RefreshedAt)
            .Timestamp("expiresAt", connection.ExpiresAt)
            .Timestamp("refreshExpiresAt", connection.RefreshExpiresAt)
            .Timestamp("catalogChangedAt", connection.CatalogChangedAt)
            .Number("catalogChanges", connection.CatalogChanges)
            .Number("version", connection.Version)
            .Binary("dataKey", connection.Tokens.DataKey)
            .Binary("tokens", connection.Tokens.Content);
        Lease.Write(connection.Refresh, item);
    }
}
