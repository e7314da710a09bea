using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Observability;

/// <summary>A collector of OTLP over HTTP on loopback, which reads as much of protobuf as it takes to see spans.</summary>
/// <remarks>https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto</remarks>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<CollectedSpan> spans = new();
    private readonly WebApplication app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/v1/traces", Take);
    }

    public string Url => app.Urls.Single();

    public IReadOnlyCollection<CollectedSpan> Spans => spans;

    public static async Task<Collector> Start()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        // What takes it longer than a second is lost, and its first answer may: it is over here.
        using var client = new HttpClient();
        using var nothing = new ByteArrayContent([]) { Headers = { ContentType = new("application/x-protobuf") } };
        using var answer = await client.PostAsync(new Uri($"{collector.Url}/v1/traces"), nothing);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Assert.Equal("application/x-protobuf", context.Request.ContentType);
        // resource_spans, scope_spans, spans
        foreach (var span in Inside(Inside(Inside([body.ToArray()], 1), 2), 2))
            spans.Enqueue(new CollectedSpan(
                Encoding.UTF8.GetString(Inside([span], 5).Single()),
                Convert.ToHexStringLower(Inside([span], 1).Single()),
                Convert.ToHexStringLower(Inside([span], 4).SingleOrDefault() ?? [])));
    }

    /// <summary>The fields of this number that have a length, of each message.</summary>
    private static IEnumerable<byte[]> Inside(IEnumerable<byte[]> messages, int field)
    {
        foreach (var message in messages)
        {
            for (var at = 0; at < message.Length;)
            {
                var tag = Varint(message, ref at);
                switch (tag & 7)
                {
                    case 0:
                        Varint(message, ref at);
                        break;
                    case 1:
                        at += 8;
                        break;
                    case 5:
                        at += 4;
                        break;
                    default:
                        var length = (int)Varint(message, ref at);
                        if (tag >> 3 == (ulong)field)
                            yield return message[at..(at + length)];
                        at += length;
                        break;
                }
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            value |= (ulong)(message[at] & 0x7f) << shift;
            if ((message[at++] & 0x80) == 0)
                return value;
        }
    }
}

internal sealed record CollectedSpan(string Name, string Trace, string Parent);
