using Graph.DynamoDb.Items;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>An event as it is stored.</summary>
internal static class WebhookEventMapping
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);

    public static ItemMapping<WebhookEvent> Instance { get; } = new(Read, Write);

    public static string TextOf(WebhookStatus status) => status switch
    {
        WebhookStatus.Processed => "processed",
        WebhookStatus.Failed => "failed",
        WebhookStatus.Dead => "dead",
        _ => "received",
    };

    private static WebhookStatus StatusOf(string text) => text switch
    {
        "processed" => WebhookStatus.Processed,
        "failed" => WebhookStatus.Failed,
        "dead" => WebhookStatus.Dead,
        _ => WebhookStatus.Received,
    };

    private static WebhookEvent Read(ItemReader item) => new(
        item.String("eventId"),
        item.String("eventType"),
        item.String("merchantId"),
        item.Timestamp("createdAt"),
        item.Timestamp("receivedAt"),
        item.String("payload"),
        StatusOf(item.String("status")),
        item.IntOrNull("attempts") ?? 0,
        item.StringOrNull("errorMessage"))
    {
        ReopenedAt = item.TimestampOrNull("reopenedAt"),
        Lease = Lease.Read(item),
    };

    /// <summary>A new one: leases are taken by updates.</summary>
    private static void Write(WebhookEvent told, ItemWriter item) => item
        .String("eventId", told.EventId)
        .String("eventType", told.Type)
        .String("merchantId", told.MerchantId)
        .Timestamp("createdAt", told.CreatedAt)
        .Timestamp("receivedAt", told.ReceivedAt)
        .String("payload", told.Payload)
        .String("status", TextOf(told.Status))
        .Number("attempts", told.Attempts)
        .String("errorMessage", told.Error)
        .EpochSeconds("ttl", told.ReceivedAt + s_kept);
}
