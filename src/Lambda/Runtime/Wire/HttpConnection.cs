using System.Net;
using System.Net.Sockets;

namespace Graph.Lambda.Runtime.Wire;

/// <summary>
/// One connection of HTTP/1.1, kept for the next request while both sides want it, and made anew when it is gone. Requests go
/// one after another, and hold the thread that sends them.
/// </summary>
/// <remarks>
/// In the place of HttpClient, which cannot send trailers, and costs a process that starts about three times the time. One that
/// does not wait with <c>await</c> has less to compile, and asks for no thread of the pool.
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
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public HttpAnswer Send(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body, CancellationToken interrupt = default)
    {
        var open = Open();
        try
        {
            HttpAnswer answer;
            // To close it is the one way to end a wait without a thread of the pool.
            using (interrupt.UnsafeRegister(static stream => ((NetworkStream)stream!).Dispose(), open))
            {
                Write(open, head, body);
                answer = ReadAnswer();
            }
            // It may have come at the last moment.
            if (interrupt.IsCancellationRequested)
                Close();
            return answer;
        }
        catch (Exception exception) when (interrupt.IsCancellationRequested)
        {
            Close();
            throw new OperationCanceledException("The wait for an answer was interrupted.", exception, interrupt);
        }
    }

    /// <summary>Begins a request; its answer is read when its body has ended.</summary>
    public ChunkedBody Begin(byte[] head) => new(Open(), head);

    /// <inheritdoc cref="Send" path="/exception"/>
    public HttpAnswer ReadAnswer()
    {
        try
        {
            var answer = reader!.Read();
            if (!answer.KeepsAlive)
                Close();
            return answer;
        }
        // Whatever it is, what comes next on this connection would be read wrongly.
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

    private void Write(NetworkStream open, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body)
    {
        try
        {
            open.Write(head.Span);
            if (body.Length > 0)
                open.Write(body.Span);
        }
        catch (IOException) when (open.Socket.Connected && open.DataAvailable)
        {
            // It has answered without having read all, such as that this is too large.
        }
        // Whatever it is, half a request may have gone out.
        catch
        {
            Close();
            throw;
        }
    }

    private NetworkStream Open()
    {
        // Readable without a request means that the other side has closed it, or says what nobody asked for.
        if (stream is not null && stream.Socket.Poll(0, SelectMode.SelectRead))
            Close();
        if (stream is not null)
            return stream;
        var socket = endpoint.AddressFamily == AddressFamily.Unspecified
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            socket.Connect(endpoint);
        }
        // Whatever it is, nobody else has the socket yet.
        catch
        {
            socket.Dispose();
            throw;
        }
        stream = new NetworkStream(socket, ownsSocket: true);
        reader = new HttpAnswerReader(stream);
        return stream;
    }

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
