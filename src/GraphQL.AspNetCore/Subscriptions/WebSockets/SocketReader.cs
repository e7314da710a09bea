using System.Buffers;
using System.Net.WebSockets;

namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>Reads whole messages of a WebSocket. While it waits for one it holds no buffer.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes)
{
    private const int FirstSize = 4096;

    private byte[] _buffer = [];

    /// <summary>The next message, whose memory is good until the next read.</summary>
    public async ValueTask<SocketRead> Read()
    {
        Release();
        try
        {
            // A read of no bytes ends when there are some.
            var start = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
            if (start.MessageType == WebSocketMessageType.Close)
                return SocketRead.Closed;
            return start.EndOfMessage ? SocketRead.Of(start.MessageType, default) : await ReadMessage();
        }
        catch (Exception) // of whatever kind: the client is gone, or has broken the framing
        {
            return SocketRead.Closed;
        }
    }

    /// <summary>Reads what still comes, to no avail, until the client has closed the WebSocket too.</summary>
    public async ValueTask ReadToClose()
    {
        Release();
        Rent(FirstSize);
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
                await socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None);
        }
        catch (Exception) // the client is gone
        {
        }
        finally
        {
            Release();
        }
    }

    private async ValueTask<SocketRead> ReadMessage()
    {
        Rent(Math.Min(FirstSize, maxBytes + 1));
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
                return SocketRead.Closed;
            length += read.Count;
            if (length > maxBytes)
                return SocketRead.TooLong;
            if (read.EndOfMessage)
                return SocketRead.Of(read.MessageType, _buffer.AsMemory(0, length));
            if (length == _buffer.Length)
                Grow();
        }
    }

    private void Grow()
    {
        var full = _buffer;
        // Never more than one byte beyond the limit, which tells that it is passed.
        Rent((int)Math.Min(full.Length * 2L, maxBytes + 1L));
        full.CopyTo(_buffer, 0);
        ArrayPool<byte>.Shared.Return(full);
    }

    private void Rent(int size) => _buffer = ArrayPool<byte>.Shared.Rent(size);

    private void Release()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}

/// <summary>What came of reading a message.</summary>
internal readonly record struct SocketRead(SocketReadOutcome Outcome, ReadOnlyMemory<byte> Message)
{
    public static SocketRead Closed => new(SocketReadOutcome.Closed, default);

    public static SocketRead TooLong => new(SocketReadOutcome.TooLong, default);

    public static SocketRead Of(WebSocketMessageType type, ReadOnlyMemory<byte> message) =>
        new(type == WebSocketMessageType.Text ? SocketReadOutcome.Text : SocketReadOutcome.Binary, message);
}

internal enum SocketReadOutcome
{
    /// <summary>By the client, in whatever manner.</summary>
    Closed,
    Text,
    Binary,
    TooLong,
}
