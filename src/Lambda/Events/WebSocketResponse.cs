namespace Graph.Lambda.Events;

/// <summary>
/// What a function answers to a <see cref="WebSocketEvent"/>. Of a message only 200 is safe: for any other status API Gateway
/// sends an error of its own to the client.
/// </summary>
public sealed record WebSocketResponse
{
    public required int StatusCode { get; init; }

    /// <summary>Of the handshake: <c>Sec-WebSocket-Protocol</c>, where the client offered some.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Reaches the client where the route has a response.</summary>
    public string? Body { get; init; }

    /// <summary>Bodies are not for logs.</summary>
    public override string ToString() => $"{StatusCode}";
}
