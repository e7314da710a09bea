using Graph.Lambda.Events;

namespace Graph.Functions.Subscriptions;

/// <summary>
/// The routes of the WebSocket API. A message is always answered with 200: of anything else API Gateway would tell the client, in a form
/// that is none of graphql-transport-ws.
/// </summary>
internal sealed class WebSocket(Handshake handshake, Messages messages, ClientConnections connections)
{
    private static readonly WebSocketResponse s_taken = new() { StatusCode = 200 };

    public async Task<WebSocketResponse> Handle(WebSocketEvent socket, CancellationToken cancellationToken)
    {
        var connectionId = socket.RequestContext.ConnectionId;
        switch (socket.RequestContext.EventType)
        {
            case WebSocketEventType.Connect:
                return await handshake.Handle(socket, cancellationToken);
            case WebSocketEventType.Message:
                await messages.Handle(connectionId, socket.BodyBytes(), DateTimeOffset.FromUnixTimeMilliseconds(socket.RequestContext.RequestTimeEpoch), cancellationToken);
                return s_taken;
            default:
                await connections.Forget(connectionId, cancellationToken);
                return s_taken;
        }
    }
}
