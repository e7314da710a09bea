using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Subscriptions;

/// <summary>
/// An operation of a connection by the client's id of it: where it listens, and as what; or that it has ended, so that what the client asked
/// for until then is not to begin.
/// </summary>
/// <param name="Topic">Null where it has ended. The client's word that it wants no more may overtake its beginning.</param>
/// <param name="AskedAt">When the client has asked for it; where it has ended by the client's word, when that was said.</param>
/// <param name="FollowsAnEnd">One of this id has ended without the client's word, which may still come, or be this.</param>
internal sealed record StoredOperation(
    string ConnectionId, string Id, string? Topic, string? Subscriber, DateTimeOffset AskedAt, bool FollowsAnEnd, DateTimeOffset ExpiresAt)
{
    public const string Prefix = "operation#";

    public static ItemMapping<StoredOperation> Mapping { get; } = new(
        item => new StoredOperation(
            item.String("connectionId"), item.String("part")[Prefix.Length..], item.StringOrNull("topic"), item.StringOrNull("subscriber"),
            item.Timestamp("askedAt"), item.BooleanOrNull("followsAnEnd") == true, item.EpochSeconds("ttl")),
        (operation, item) =>
        {
            item.String("connectionId", operation.ConnectionId)
                .String("part", Prefix + operation.Id)
                .String("topic", operation.Topic)
                .String("subscriber", operation.Subscriber)
                .Timestamp("askedAt", operation.AskedAt)
                .EpochSeconds("ttl", operation.ExpiresAt);
            if (operation.FollowsAnEnd)
                item.Boolean("followsAnEnd", true);
        });

    /// <summary>
    /// Whether what was asked for came after the client's word that it wants no more. Their times are milliseconds; of two in one, the word is
    /// of what has ended where something has, else of what it overtakes.
    /// </summary>
    public static bool IsAfter(DateTimeOffset askedAt, DateTimeOffset completedAt, bool followsAnEnd) =>
        askedAt > completedAt || (askedAt == completedAt && followsAnEnd);
}
