using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Subscriptions;

/// <summary>An operation of a connection by the client's id of it: where it listens, and as what; or that it is not to begin.</summary>
/// <param name="Topic">Null where the client has completed it, which may overtake its beginning.</param>
/// <param name="AskedAt">When the client has asked for what this says.</param>
internal sealed record StoredOperation(string ConnectionId, string Id, string? Topic, string? Subscriber, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt)
{
    public const string Prefix = "operation#";

    public static ItemMapping<StoredOperation> Mapping { get; } = new(
        item => new StoredOperation(
            item.String("connectionId"), item.String("part")[Prefix.Length..], item.StringOrNull("topic"), item.StringOrNull("subscriber"),
            item.Timestamp("askedAt"), item.EpochSeconds("ttl")),
        (operation, item) => item
            .String("connectionId", operation.ConnectionId)
            .String("part", Prefix + operation.Id)
            .String("topic", operation.Topic)
            .String("subscriber", operation.Subscriber)
            .Timestamp("askedAt", operation.AskedAt)
            .EpochSeconds("ttl", operation.ExpiresAt));
}
