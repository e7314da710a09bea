using System.Text;

namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>Why a WebSocket is closed: RFC 6455, section 7.4, and PROTOCOL.md of graphql-ws.</summary>
/// <param name="Code">graphql-ws connects anew after 1001, 1013, 4403 and 4408; the others it takes as final.</param>
/// <param name="Reason">At most 123 bytes, or the frame could not be sent.</param>
internal sealed record SocketClose(int Code, string Reason)
{
    private const int MaxReasonBytes = 123;

    public static readonly SocketClose Normal = new(1000, "");
    public static readonly SocketClose GoingAway = new(1001, "The server stops");
    public static readonly SocketClose SlowConsumer = new(1013, "Slow consumer: reconnect, the current state is sent first");
    public static readonly SocketClose TooManyConnections = new(1013, "Too many connections: try again later");
    public static readonly SocketClose CannotVerify = new(1013, "The credentials cannot be verified at the moment: try again later");
    public static readonly SocketClose BeforeAcknowledgement = new(4401, "Unauthorized");
    public static readonly SocketClose Forbidden = new(4403, "Forbidden");
    public static readonly SocketClose Expired = new(4403, "Token expired");
    public static readonly SocketClose OtherSubProtocol = new(4406, "Subprotocol not acceptable: use graphql-transport-ws");
    public static readonly SocketClose InitTimeout = new(4408, "Connection initialisation timeout");
    public static readonly SocketClose PongTimeout = new(4408, "No answer to a ping");
    public static readonly SocketClose SecondInit = new(4429, "Too many initialisation requests");
    public static readonly SocketClose Unexpected = new(4500, "Internal server error");

    public static SocketClose TooLong(int maxBytes) => new(1009, $"A message may have {maxBytes} bytes");

    public static SocketClose BadMessage(string reason) =>
        new(4400, Encoding.UTF8.GetByteCount(reason) <= MaxReasonBytes ? reason : "Invalid message");

    public static SocketClose SubscriberExists(string id)
    {
        var reason = $"Subscriber for {id} already exists";
        return new SocketClose(4409, Encoding.UTF8.GetByteCount(reason) <= MaxReasonBytes ? reason : "Subscriber already exists");
    }
}
