using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Graph.Benchmarks;

/// <summary>The Runtime API's side of one connection, with nothing behind it: what is measured is the function's side and the loopback.</summary>
internal sealed class RuntimeApiPeer : IDisposable
{
    private static readonly byte[] s_accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _received = new byte[256 * 1024];
    private Socket? _function;

    public RuntimeApiPeer() => _listener.Start();

    /// <summary>For <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>How an event is given.</summary>
    public static byte[] Next(ReadOnlyMemory<byte> payload)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 1\r\nContent-Type: application/json\r\nContent-Length: {payload.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. payload.Span];
    }

    /// <summary>Waits until the function asks for its first event.</summary>
    public void Accept()
    {
        _function = _listener.AcceptSocket();
        _function.NoDelay = true;
        ReadRequest();
    }

    /// <summary>Gives the event, takes what the function answers, and waits until it asks for the next.</summary>
    /// <returns>The answer's length in bytes.</returns>
    public int Invoke(byte[] next)
    {
        _function!.Send(next);
        var length = ReadRequest();
        _function.Send(s_accepted);
        ReadRequest();
        return length;
    }

    public void Dispose()
    {
        _function?.Dispose();
        _listener.Dispose();
    }

    /// <returns>Its body's length.</returns>
    private int ReadRequest()
    {
        var (received, head, length) = (0, 0, 0);
        while (head == 0 || received < head + length)
        {
            received += _function!.Receive(_received.AsSpan(received)) is > 0 and var read ? read : throw new IOException("The function is gone.");
            if (head > 0 || _received.AsSpan(0, received).IndexOf("\r\n\r\n"u8) is not (>= 0 and var end))
                continue;
            head = end + 4;
            length = LengthIn(Encoding.ASCII.GetString(_received, 0, head));
        }
        return length;
    }

    private static int LengthIn(string head)
    {
        const string Name = "Content-Length: ";
        var start = head.IndexOf(Name, StringComparison.Ordinal);
        return start < 0
            ? 0
            : int.Parse(head.AsSpan(start + Name.Length, head.IndexOf('\r', start) - start - Name.Length), CultureInfo.InvariantCulture);
    }
}
