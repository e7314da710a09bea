using System.Text.Json;

namespace Graph.Lambda.Events;

/// <summary>Of which connection an event is, and what API Gateway knows of it.</summary>
public sealed record WebSocketRequestContext
{
    /// <summary><c>$connect</c>, <c>$disconnect</c>, <c>$default</c>, or what the API selects by.</summary>
    public required string RouteKey { get; init; }

    public required WebSocketEventType EventType { get; init; }

    /// <summary>Such as <c>R1kmxc2VNjMCFIA=</c>; to be encoded in a URL.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Of a message.</summary>
    public string? MessageId { get; init; }

    public string? MessageDirection { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long ConnectedAt { get; init; }

    /// <summary>Of the end: the code by which it was closed, such as 1001.</summary>
    public int? DisconnectStatusCode { get; init; }

    public string? DisconnectReason { get; init; }

    public required string RequestId { get; init; }

    public string? ExtendedRequestId { get; init; }

    /// <summary>Such as <c>02/Jan/2030:03:04:05 +0000</c>.</summary>
    public string? RequestTime { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long RequestTimeEpoch { get; init; }

    /// <summary>A custom domain where the connection came by one; messages cannot be sent there.</summary>
    public string? DomainName { get; init; }

    public string? Stage { get; init; }

    public string? ApiId { get; init; }

    public WebSocketIdentity? Identity { get; init; }

    /// <summary>What an authorizer of <c>$connect</c> said, in texts; in each event of the connection.</summary>
    public JsonElement? Authorizer { get; init; }

    /// <summary>Who calls is not for logs.</summary>
    public override string ToString() => ConnectionId;
}

public sealed record WebSocketIdentity
{
    /// <summary>The client's address, as the front sees it.</summary>
    public string? SourceIp { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>Addresses are not for logs.</summary>
    public override string ToString() => nameof(WebSocketIdentity);
}
