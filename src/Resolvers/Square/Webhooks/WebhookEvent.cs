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
    /// <summary>Whoever is processing it.</summary>
    internal Lease? Lease { get; init; }

    internal bool IsOpen => Status is WebhookStatus.Received or WebhookStatus.Failed;
}

/// <summary>How far an event is.</summary>
public enum WebhookStatus
{
    /// <summary>It is stored, and nothing was done yet.</summary>
    Received,

    /// <summary>Everything that follows from it is done.</summary>
    Processed,

    /// <summary>It failed, and is tried again.</summary>
    Failed,

    /// <summary>It failed as often as it is tried; an administrator may replay it.</summary>
    Dead,
}
