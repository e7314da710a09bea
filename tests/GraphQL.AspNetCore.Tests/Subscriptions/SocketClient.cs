using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Graph.Testing;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>A raw WebSocket with whole messages as text.</summary>
internal sealed class SocketClient(ClientWebSocket socket) : IAsyncDisposable
{
    private readonly ArrayBufferWriter<byte> _message = new(4096);

    public string? SubProtocol => socket.SubProtocol;

    public Task Send(string message) => Send(Encoding.UTF8.GetBytes(message));

    public Task Send(byte[] message, WebSocketMessageType type = WebSocketMessageType.Text, bool isLast = true) =>
        socket.SendAsync(message, type, isLast, Deadline());

    public Task Subscribe(string id, string query) =>
        Send($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message; when the server has closed instead, its code and reason.</summary>
    public async Task<string> Receive()
    {
        _message.Clear();
        while (true)
        {
            var read = await socket.ReceiveAsync(_message.GetMemory(4096), Deadline());
            if (read.MessageType == WebSocketMessageType.Close)
                return $"{(int)socket.CloseStatus!} {socket.CloseStatusDescription}";
            _message.Advance(read.Count);
            if (read.EndOfMessage)
                return Encoding.UTF8.GetString(_message.WrittenSpan);
        }
    }

    public async Task<string[]> Receive(int count)
    {
        var messages = new string[count];
        for (var i = 0; i < count; i++)
            messages[i] = await Receive();
        return messages;
    }

    /// <summary>What is left until the server closes, and last how.</summary>
    public async Task<List<string>> ReceiveToClose()
    {
        var messages = new List<string>();
        do
            messages.Add(await Receive());
        while (socket.CloseStatus is null);
        return messages;
    }

    public Task Close() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Deadline());

    public void Abort() => socket.Abort();

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CancellationToken Deadline() => new CancellationTokenSource(Eventually.Patience).Token;
}
