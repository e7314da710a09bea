using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>A client that says what a test tells it to, right or wrong.</summary>
internal sealed class SocketPeer : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource deadline = new(s_patience);

    public string? SubProtocol => socket.SubProtocol;

    public int? CloseStatus => (int?)socket.CloseStatus;

    public static async Task<SocketPeer> Connect(Uri endpoint, Action<ClientWebSocketOptions>? configure = null)
    {
        var peer = new SocketPeer();
        peer.socket.Options.AddSubProtocol("graphql-transport-ws");
        configure?.Invoke(peer.socket.Options);
        await peer.socket.ConnectAsync(new UriBuilder(endpoint) { Scheme = "ws" }.Uri, peer.deadline.Token);
        return peer;
    }

    /// <summary>Acknowledged.</summary>
    public static async Task<SocketPeer> Open(Uri endpoint, string? token = null)
    {
        var peer = await Connect(endpoint);
        await peer.Send(token is null ? """{"type":"connection_init"}""" : $$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{token}}"} }""");
        Assert.Equal("""{"type":"connection_ack"}""", await peer.Read());
        return peer;
    }

    public Task Send(string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, deadline.Token);

    public Task Subscribe(string id, string query) =>
        Send(new JsonObject { ["id"] = id, ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = query } }.ToJsonString());

    /// <summary>In frames of this size.</summary>
    public async Task SendInFrames(string message, int frame)
    {
        var rest = (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(message);
        while (rest.Length > frame)
        {
            await socket.SendAsync(rest[..frame], WebSocketMessageType.Text, endOfMessage: false, deadline.Token);
            rest = rest[frame..];
        }
        await socket.SendAsync(rest, WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
    }

    /// <summary>Null when the server has closed the connection.</summary>
    public async Task<string?> Read()
    {
        var (buffer, length) = (new byte[256 * 1024], 0);
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), deadline.Token);
            if (read.MessageType == WebSocketMessageType.Close)
                return null;
            length += read.Count;
            if (read.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    /// <summary>For good: by a message that is none of the protocol's; whatever is sent after it ends the connection.</summary>
    public async Task IsRefused()
    {
        Assert.Equal("""{"type":"connection_error"}""", await Read());
        await Send("""{"type":"ping"}""");
        Assert.Null(await Read());
    }

    public async Task Close() => await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", deadline.Token);

    public void Dispose()
    {
        socket.Dispose();
        deadline.Dispose();
    }
}
