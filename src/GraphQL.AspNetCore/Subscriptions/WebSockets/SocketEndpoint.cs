using System.Net.WebSockets;
using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>The handshake of a WebSocket at the endpoint's path.</summary>
internal sealed class SocketEndpoint(StreamingServices services)
{
    private const string SubProtocol = "graphql-transport-ws";

    /// <summary>
    /// Whether a request asks for a WebSocket: RFC 6455, section 4.1, or over HTTP/2 RFC 8441. Other upgrades, such as curl's to
    /// h2c, are passed over.
    /// </summary>
    public static bool IsHandshake(HttpContext context) =>
        AcceptHeader.Names(context.Request.Headers.Upgrade, "websocket")
        || (HttpMethods.IsConnect(context.Request.Method)
            && context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true });

    /// <summary>Serves the WebSocket to its end. Not null when it is refused before there is one.</summary>
    public async Task<RequestError?> Handle(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            return NoHandshake;
        if (context.Request.Headers.Origin is [{ Length: > 0 } origin]
            && services.Options.AllowsOrigin?.Invoke(context, origin) == false)
            return OtherOrigin;
        if (!services.Connections.HasRoom)
            return RequestErrors.TooManyConnections;
        var isAcceptable = context.WebSockets.WebSocketRequestedProtocols.Contains(SubProtocol);
        // The pings of graphql-transport-ws, on one timer for all, take the place of a timer for each WebSocket.
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isAcceptable ? SubProtocol : null,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        var session = new SocketSession(socket, context, services);
        if (!isAcceptable)
            session.Close(SocketClose.OtherSubProtocol);
        if (services.Connections.TryAdd(session))
            await Serve(session);
        else
            await TurnAway(socket);
        return null;
    }

    private async Task Serve(SocketSession session)
    {
        try
        {
            await session.Run();
        }
        finally
        {
            services.Connections.Remove(session);
        }
    }

    /// <summary>Another came first since there was room. Nobody looks after this one, so its end is not waited for.</summary>
    private async Task TurnAway(WebSocket socket)
    {
        using var limit = new CancellationTokenSource(services.Limits.CloseTimeout);
        var close = SocketClose.TooManyConnections;
        await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, limit.Token);
    }

    private static RequestError NoHandshake { get; } =
        RequestError.BadRequest("The Upgrade is not the handshake of a WebSocket (RFC 6455).");

    private static RequestError OtherOrigin { get; } = new(
        StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "Pages of this origin may not open a WebSocket here.");
}
