using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Subscriptions;

/// <summary>Who listens to a topic, and what is executed for them when something happens.</summary>
/// <param name="OperationId">The client's, unique within its connection.</param>
/// <param name="Request">JSON, as the client sent it.</param>
/// <param name="Document">Where the request only names it; else null.</param>
/// <param name="BeginsUntil">Until then whoever begins it sends the current state, and nobody else anything; null once it has begun.</param>
/// <param name="Told">The versions of what was told.</param>
public sealed record StoredSubscription(
    string Topic,
    string ConnectionId,
    string OperationId,
    string Request,
    string? Document,
    StoredViewer? Viewer,
    DateTimeOffset? BeginsUntil,
    IReadOnlyDictionary<string, long> Told,
    DateTimeOffset ExpiresAt)
{
    private const char Separator = '#';

    internal static ItemMapping<StoredSubscription> Mapping { get; } = new(
        item =>
        {
            var (connection, operation) = Split(item.String("subscriber"));
            return new StoredSubscription(
                item.String("topic"),
                connection,
                operation,
                item.String("request"),
                item.StringOrNull("document"),
                item.MapOrNull("viewer") is { } viewer ? StoredViewer.Read(viewer) : null,
                item.TimestampOrNull("beginsUntil"),
                item.MapOrNull("told") is { } told ? told.Names.ToDictionary(name => name, told.Long) : new Dictionary<string, long>(),
                item.EpochSeconds("ttl"));
        },
        (subscription, item) =>
        {
            item.String("topic", subscription.Topic)
                .String("subscriber", SubscriberOf(subscription.ConnectionId, subscription.OperationId))
                .String("request", subscription.Request)
                .String("document", subscription.Document)
                .Timestamp("beginsUntil", subscription.BeginsUntil)
                .Map("told", told => Write(subscription.Told, told))
                .EpochSeconds("ttl", subscription.ExpiresAt);
            if (subscription.Viewer is { } viewer)
                item.Map("viewer", viewer.Write);
        });

    /// <summary>Equal for all subscribers of a topic to whom the same is told: they ask the same, and see the same.</summary>
    public (string Request, string? Document, string? Sees) Asked => (Request, Document, Viewer?.Sees);

    /// <summary>Unique within a topic. A connection's id has no <c>#</c>.</summary>
    internal static string SubscriberOf(string connectionId, string operationId) => $"{connectionId}{Separator}{operationId}";

    private static (string ConnectionId, string OperationId) Split(string subscriber)
    {
        var end = subscriber.IndexOf(Separator);
        return (subscriber[..end], subscriber[(end + 1)..]);
    }

    /// <summary>Requests and viewers are not for logs.</summary>
    public override string ToString() => $"{OperationId} of {ConnectionId}";

    internal static void Write(IEnumerable<KeyValuePair<string, long>> told, ItemWriter item)
    {
        foreach (var (what, version) in told)
            item.Number(what, version);
    }
}
