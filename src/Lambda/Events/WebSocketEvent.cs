namespace Graph.Lambda.Events;

/// <summary>A connection that begins, a message of it, or its end, as a WebSocket API of API Gateway gives it to a function.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html</remarks>
public sealed record WebSocketEvent
{
    /// <summary>Of the handshake, by names as they were sent; a message has none.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>Of the handshake, decoded.</summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueQueryStringParameters { get; init; }

    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    public required WebSocketRequestContext RequestContext { get; init; }

    /// <summary>Of a message.</summary>
    public string? Body { get; init; }

    /// <summary>The body is base64 of what was sent.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>The body as it was sent.</summary>
    /// <exception cref="MalformedEventException">It says that it is base64 and is not.</exception>
    public byte[] BodyBytes() => EventBody.Bytes(Body, IsBase64Encoded, "a WebSocket API");

    /// <summary>A header of the handshake, whatever the case of its name; null when there is none. Several are joined by commas.</summary>
    public string? Header(string name)
    {
        foreach (var (given, values) in MultiValueHeaders ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            if (given.Equals(name, StringComparison.OrdinalIgnoreCase))
                return string.Join(',', values);
        }
        foreach (var (given, value) in Headers ?? new Dictionary<string, string>())
        {
            if (given.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        return null;
    }

    /// <summary>Headers and bodies are not for logs.</summary>
    public override string ToString() => $"{RequestContext.EventType} of {RequestContext.ConnectionId}";
}
