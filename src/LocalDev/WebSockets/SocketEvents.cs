using System.Globalization;
using System.Security.Cryptography;
using Graph.Lambda.Events;
using Microsoft.AspNetCore.Http;

namespace Graph.LocalDev.WebSockets;

/// <summary>The events of one connection: what API Gateway gives to its function.</summary>
internal sealed class SocketEvents(HttpContext handshake, WebSocketApiOptions options)
{
    private const string ApiId = "local";

    private readonly DateTimeOffset connectedAt = options.Time.GetUtcNow();
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> headers = handshake.Request.Headers.ToDictionary(
        header => header.Key, header => (IReadOnlyList<string>)[.. header.Value.Select(value => value ?? "")]);

    private readonly IReadOnlyDictionary<string, string>? query = handshake.Request.Query.Count == 0
        ? null
        : handshake.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.LastOrDefault() ?? "");

    private readonly string host = handshake.Request.Host.Value ?? "";
    private readonly string? address = handshake.Connection.RemoteIpAddress?.ToString();

    public string ConnectionId { get; } = NewId();

    public Task<WebSocketResponse> Connect() => Call(new WebSocketEvent
    {
        Headers = headers.ToDictionary(header => header.Key, header => header.Value[^1]),
        MultiValueHeaders = headers,
        QueryStringParameters = query,
        RequestContext = Context("$connect", WebSocketEventType.Connect),
    });

    /// <summary>As text, which a message is.</summary>
    public Task<WebSocketResponse> Message(string body) => Call(new WebSocketEvent
    {
        RequestContext = Context("$default", WebSocketEventType.Message) with { MessageId = NewId() },
        Body = body,
    });

    public Task<WebSocketResponse> Disconnect(int status, string reason) => Call(new WebSocketEvent
    {
        Headers = new Dictionary<string, string> { ["Host"] = host, ["x-api-key"] = "", ["X-Forwarded-For"] = "", ["x-restapi"] = "" },
        RequestContext = Context("$disconnect", WebSocketEventType.Disconnect) with { DisconnectStatusCode = status, DisconnectReason = reason },
    });

    /// <returns>Status 500 when the function has failed, or not answered in time.</returns>
    private async Task<WebSocketResponse> Call(WebSocketEvent socket)
    {
        using var limit = new CancellationTokenSource(options.IntegrationTimeout, options.Time);
        try
        {
            return await options.Function(socket, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception failure) // whatever it is, the function has failed
        {
            options.OnFailure?.Invoke(failure);
            return new WebSocketResponse { StatusCode = 500 };
        }
    }

    private WebSocketRequestContext Context(string route, WebSocketEventType type)
    {
        var now = options.Time.GetUtcNow();
        var requestId = NewId();
        return new WebSocketRequestContext
        {
            RouteKey = route,
            EventType = type,
            ConnectionId = ConnectionId,
            MessageDirection = "IN",
            ConnectedAt = connectedAt.ToUnixTimeMilliseconds(),
            RequestId = requestId,
            ExtendedRequestId = requestId,
            RequestTime = now.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
            RequestTimeEpoch = now.ToUnixTimeMilliseconds(),
            DomainName = host,
            Stage = options.Stage,
            ApiId = ApiId,
            Identity = new WebSocketIdentity { SourceIp = address },
        };
    }

    /// <summary>Sixteen characters that end in <c>=</c>, as AWS's do, so that whoever puts one into a URL has to encode it.</summary>
    private static string NewId() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(11)).Replace('+', '-').Replace('/', '_');
}
