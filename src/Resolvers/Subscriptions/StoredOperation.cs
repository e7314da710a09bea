using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Subscriptions;

/// <summary>An operation of a connection by the client's id of it: where it listens; or that it is not to begin.</summary>
/// <param name="Topic">Null where the client has completed it, which may overtake its beginning.</param>
internal sealed record StoredOperation(string ConnectionId, string Id, string? Topic, DateTimeOffset ExpiresAt)
{
    public const string Prefix = "operation#";

    public static ItemMapping<StoredOperation> Mapping { get; } = new(
        item => new StoredOperation(
            item.String("connectionId"), item.String("part")[Prefix.Length..], item.StringOrNull("topic"), item.EpochSeconds("ttl")),
        (operation, item) => item
            .String("connectionId", operation.ConnectionId)
            .String("part", Prefix + operation.Id)
            .String("topic", operation.Topic)
            .EpochSeconds("ttl", operation.ExpiresAt));
}
