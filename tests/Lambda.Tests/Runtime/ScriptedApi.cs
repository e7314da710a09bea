using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Graph.Lambda.Tests.Runtime;

/// <summary>
/// A Runtime API that answers with the very bytes a test says, so that wrong ones can be tried too. It keeps what it was asked.
/// </summary>
internal sealed class ScriptedApi : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> requests = new();
    private readonly ConcurrentBag<Socket> connections = [];
    private readonly Func<string, string?> answer;

    /// <param name="answer">
    /// Takes a whole request and gives a whole answer, in Latin-1; null closes the connection. What begins with an exclamation
    /// mark is sent without that, and closes it too.
    /// </param>
    public ScriptedApi(Func<string, string?> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Accept();
    }

    public string Address => listener.LocalEndpoint.ToString()!;

    /// <summary>Each as it came, in order.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    public int Connections => connections.Count;

    /// <summary>An event as Lambda gives it.</summary>
    public static string Event(string id, string payload = "{}", string? headers = null) => Ok(
        payload,
        $"Lambda-Runtime-Aws-Request-Id: {id}\r\n"
        + (headers ?? $"Lambda-Runtime-Deadline-Ms: {DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds()}\r\n"));

    public static string Ok(string body, string headers = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}";

    public static string Status(int status) => $"HTTP/1.1 {status} Something\r\nContent-Length: 15\r\n\r\n{{\"status\":\"OK\"}}";

    public void Dispose()
    {
        listener.Stop();
        foreach (var connection in connections)
            connection.Dispose();
    }

    private async Task Accept()
    {
        while (true)
        {
            Socket connection;
            try
            {
                connection = await listener.AcceptSocketAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
            connection.NoDelay = true;
            connections.Add(connection);
            _ = Task.Run(() => Serve(connection));
        }
    }

    private async Task Serve(Socket connection)
    {
        using var stream = new NetworkStream(connection, ownsSocket: true);
        try
        {
            while (await Read(stream) is { } request)
            {
                requests.Enqueue(request);
                var bytes = answer(request);
                if (bytes is null)
                    return;
                var closes = bytes.StartsWith('!');
                await stream.WriteAsync(Encoding.Latin1.GetBytes(closes ? bytes[1..] : bytes));
                if (closes)
                    return;
            }
        }
        catch (IOException)
        {
            // The other side is gone.
        }
    }

    private static async Task<string?> Read(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[65_536];
        for (var whole = int.MaxValue; text.Length < whole;)
        {
            if (await stream.ReadAsync(buffer) is not (> 0 and var read))
                return null;
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            if (whole == int.MaxValue)
                whole = WholeLength(text.ToString());
        }
        return text.ToString();
    }

    /// <summary>As far as it can be told.</summary>
    private static int WholeLength(string request)
    {
        var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        if (head < 4)
            return int.MaxValue;
        if (request.Contains("Transfer-Encoding: chunked\r\n", StringComparison.Ordinal))
            return request.IndexOf("0\r\n", head - 2, StringComparison.Ordinal) >= 0 && request.EndsWith("\r\n\r\n", StringComparison.Ordinal) && request.Length > head ? 0 : int.MaxValue;
        var length = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
        return head + (length is null ? 0 : int.Parse(length["Content-Length: ".Length..]));
    }
}
