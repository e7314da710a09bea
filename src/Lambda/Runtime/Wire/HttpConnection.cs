using System.Net;
using System.Net.Sockets;

namespace Graph.Lambda.Runtime.Wire;

/// <summary>
/// One connection of HTTP/1.1, kept for the next request while both sides want it, and made anew when it is gone. Requests go
/// one after another.
/// </summary>
/// <remarks>
/// In the place of HttpClient, which cannot send trailers, and takes some 20 ms of a cold start.
/// </remarks>
/// <param name="authority">Such as <c>127.0.0.1:9001</c>.</param>
internal sealed class HttpConnection(string authority) : IDisposable
{
    private readonly EndPoint endpoint = Parse(authority);
    private NetworkStream? stream;
    private HttpAnswerReader? reader;

    public string Authority => authority;

    /// <summary>Sends a request and waits for its answer, however long that takes.</summary>
    /// <inheritdoc cref="HttpAnswerReader.Read" path="/exception"/>
    /// <exception cref="SocketException">There is nobody there.</exception>
    public async ValueTask<HttpAnswer> Send(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var open = await Open(cancellationToken);
        try
        {
            await open.WriteAsync(head, cancellationToken);
            if (body.Length > 0)
                await open.WriteAsync(body, cancellationToken);
        }
        catch (IOException) when (HasAnswer(open))
        {
            // It has answered without having read all, such as that this is too large.
        }
        catch
        {
            Close();
            throw;
        }
        return await ReadAnswer(cancellationToken);
    }

    /// <summary>Begins a request; its answer is read when its body has ended.</summary>
    public async ValueTask<ChunkedBody> Begin(byte[] head, CancellationToken cancellationToken) =>
        new(await Open(cancellationToken), head);

    /// <inheritdoc cref="Send" path="/exception"/>
    public async ValueTask<HttpAnswer> ReadAnswer(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await reader!.Read(cancellationToken);
            if (!answer.KeepsAlive)
                Close();
            return answer;
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>The next request is sent over a connection of its own.</summary>
    public void Close()
    {
        stream?.Dispose();
        (stream, reader) = (null, null);
    }

    public void Dispose() => Close();

    private async ValueTask<NetworkStream> Open(CancellationToken cancellationToken)
    {
        // Readable without a request means that the other side has closed it, or says what nobody asked for.
        if (stream is not null && stream.Socket.Poll(0, SelectMode.SelectRead))
            Close();
        if (stream is not null)
            return stream;
        var socket = endpoint.AddressFamily == AddressFamily.Unspecified
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.NoDelay = true;
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        stream = new NetworkStream(socket, ownsSocket: true);
        reader = new HttpAnswerReader(stream);
        return stream;
    }

    private static bool HasAnswer(NetworkStream stream) => stream.Socket.Poll(0, SelectMode.SelectRead) && stream.DataAvailable;

    private static EndPoint Parse(string authority)
    {
        if (IPEndPoint.TryParse(authority, out var address) && address.Port > 0)
            return address;
        var colon = authority.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(authority.AsSpan(colon + 1), out var port)
            ? new DnsEndPoint(authority[..colon], port)
            : throw new ArgumentException($"'{authority}' is no host with a port, such as 127.0.0.1:9001.", nameof(authority));
    }
}
