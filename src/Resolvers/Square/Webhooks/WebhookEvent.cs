using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>Something that has happened at a seller, as Square has told it.</summary>
/// <param name="EventId">The same in every delivery of it.</param>
/// <param name="Type">Such as <c>catalog.version.updated</c>.</param>
/// <param name="CreatedAt">When Square has made it; events come in no order.</param>
/// <param name="Payload">What was received, to the letter.</param>
public sealed record WebhookEvent(
    string EventId,
    string Type,
    string MerchantId,
    DateTimeOffset CreatedAt,
    DateTimeOffset ReceivedAt,
    string Payload,
    WebhookStatus Status = WebhookStatus.Received,
    int Attempts = 0,
    string? Error = null)
{
    /// <summary>Longer ones are none of Square's, and could be no keys.</summary>
    private const int LongestId = 255;

    /// <summary>When it was last to be processed once more; null when it never was.</summary>
    internal DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>Whoever is processing it.</summary>
    internal Lease? Lease { get; init; }

    internal static bool IsId(string text) => text.Length is > 0 and <= LongestId;

    internal bool IsOpen => Status is WebhookStatus.Received or WebhookStatus.Failed;
}
