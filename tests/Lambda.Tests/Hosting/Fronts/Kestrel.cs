using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Tests.Hosting.Fronts;

/// <summary>The same application on Kestrel, and a client that sends a request's line as it is given.</summary>
internal sealed class Kestrel : IAsyncDisposable
{
    private readonly WebApplication application;

    private Kestrel(WebApplication application) => this.application = application;

    public static async Task<Kestrel> Start(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        map(application);
        await application.StartAsync();
        return new Kestrel(application);
    }

    public async Task<WireResponse> Send(WireRequest request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", new Uri(application.Urls.Single()).Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(
            $"{request.Method} {request.Target} HTTP/1.1\r\n"
            + string.Concat(request.Headers.Select(header => $"{header.Name}: {Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(header.Value))}\r\n"))
            + (request.Body.Length > 0 ? $"Content-Length: {request.Body.Length}\r\n" : "")
            + "Host: localhost\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(request.Body);
        using var received = new MemoryStream();
        await stream.CopyToAsync(received);
        return Parse(received.ToArray());
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static WireResponse Parse(byte[] received)
    {
        var end = received.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.UTF8.GetString(received, 0, end).Split("\r\n");
        var headers = lines[1..].Select(line => line.Split(": ", 2)).Select(pair => (Name: pair[0], Value: pair.Length == 2 ? pair[1] : "")).ToArray();
        var body = received[(end + 4)..];
        return new WireResponse(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers,
            headers.Any(header => header is { Name: "Transfer-Encoding", Value: "chunked" }) ? Joined(body) : body);
    }

    private static byte[] Joined(ReadOnlySpan<byte> chunks)
    {
        var joined = new List<byte>();
        while (chunks.Length > 0)
        {
            var line = chunks.IndexOf("\r\n"u8);
            var length = int.Parse(Encoding.ASCII.GetString(chunks[..line]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            joined.AddRange(chunks.Slice(line + 2, length));
            chunks = chunks[(line + 2 + length + 2)..];
        }
        return [.. joined];
    }
}
