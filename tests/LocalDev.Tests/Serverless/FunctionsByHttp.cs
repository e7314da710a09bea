using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Graph.LocalDev.Lambda;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Tests.Serverless;

/// <summary>Functions for an emulator that cannot run them: an event comes by POST at a function's name, and is answered with its answer.</summary>
internal sealed class FunctionsByHttp : IAsyncDisposable
{
    private readonly WebApplication server;

    private FunctionsByHttp(WebApplication server) => this.server = server;

    public Uri Address => new(server.Urls.First());

    /// <summary>Set before the first event comes.</summary>
    public FunctionsOnLambda Functions { get; set; } = null!;

    /// <summary>Events that functions are not given, as some are lost at AWS too.</summary>
    public Func<JsonNode, bool> Loses { get; set; } = _ => false;

    /// <summary>How often something was lost.</summary>
    public int Lost => lost;

    /// <summary>Events and answers as they were, by function.</summary>
    public ConcurrentQueue<(string Function, JsonNode Event, JsonNode Answer)> Calls { get; } = new();

    private int lost;

    public static async Task<FunctionsByHttp> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var functions = new FunctionsByHttp(builder.Build());
        functions.server.MapPost("/{function}", (RequestDelegate)functions.Handle);
        await functions.server.StartAsync();
        return functions;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task Handle(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["function"]!;
        using var payload = new MemoryStream();
        await context.Request.Body.CopyToAsync(payload);
        var given = JsonNode.Parse(payload.ToArray())!;
        if (Loses(given))
        {
            Interlocked.Increment(ref lost);
            await context.Response.WriteAsync("""{"statusCode":200}""");
            return;
        }
        var outcome = await Functions[name].Invoke(payload.ToArray());
        if (outcome is InvocationOutcome.Failed failed)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            await context.Response.WriteAsync(Encoding.UTF8.GetString(failed.Payload.Span));
            return;
        }
        var answer = Assert.IsType<InvocationOutcome.Answered>(outcome).Payload;
        Calls.Enqueue((name, given, JsonNode.Parse(answer.Span)!));
        await context.Response.Body.WriteAsync(answer);
    }
}
