using System.Security.Cryptography;
using System.Text;
using Graph.DynamoDb.Items;
using Graph.GraphQL.Binding;

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
        item => new StoredSubscription(
            item.String("topic"),
            item.String("connectionId"),
            item.String("operationId"),
            item.String("request"),
            item.StringOrNull("document"),
            item.MapOrNull("viewer") is { } viewer ? StoredViewer.Read(viewer) : null,
            item.TimestampOrNull("beginsUntil"),
            item.MapOrNull("told") is { } told ? told.Names.ToDictionary(name => name, told.Long) : new Dictionary<string, long>(),
            item.EpochSeconds("ttl")),
        (subscription, item) =>
        {
            item.String("topic", subscription.Topic)
                .String("subscriber", subscription.Subscriber)
                .String("connectionId", subscription.ConnectionId)
                .String("operationId", subscription.OperationId)
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

    /// <summary>Unique within a topic, and a viewer's beside each other.</summary>
    internal string Subscriber => $"{PrefixOf(Viewer?.Viewer)}{ConnectionId}{Separator}{OperationId}";

    /// <summary>A digest, as an id may have any length and any characters; nothing for who has not signed in.</summary>
    internal static string PrefixOf(Viewer? viewer) =>
        (viewer?.Id is { } id ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16)) : "") + Separator;

    /// <summary>Requests and viewers are not for logs.</summary>
    public override string ToString() => $"{OperationId} of {ConnectionId}";

    internal static void Write(IEnumerable<KeyValuePair<string, long>> told, ItemWriter item)
    {
        foreach (var (what, version) in told)
            item.Number(what, version);
    }
}
