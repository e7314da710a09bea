using System.Collections.Concurrent;
using Graph.LocalDev.Square;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Tests.Square;

/// <summary>An application's server that is told of events. It answers as it is told to, and then 200.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Key = "k-tests-ü";

    private readonly WebApplication server;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> answers = new();

    private Receiver(WebApplication server) => this.server = server;

    public Arrivals<Received> Arrived { get; } = new();

    public WebhookSubscription Subscription => new(new Uri($"{server.Urls.First()}/api/webhooks/square?x=1"), Key);

    /// <summary>The application of <see cref="StandIn"/>, with this to tell it.</summary>
    public SquareApplication Application => StandIn.Application with { Webhooks = Subscription };

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver.server.Run(receiver.Take);
        await receiver.server.StartAsync();
        return receiver;
    }

    /// <summary>A stand-in that tells this one, with retries that do not wait long.</summary>
    public Task<StandIn> StartSquare(Func<WebhookOptions, WebhookOptions>? change = null)
    {
        var webhooks = new WebhookOptions { RetryDelays = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(1), 3)] };
        return StandIn.Start(options => options with
        {
            Applications = [Application, StandIn.Other], Webhooks = change?.Invoke(webhooks) ?? webhooks,
        });
    }

    /// <summary>To the next delivery.</summary>
    public Receiver Answers(Func<HttpContext, Task> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    public Receiver Answers(int status) => Answers(context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Arrived.Add(new Received(headers, body.ToArray()));
        if (answers.TryDequeue(out var answer))
            await answer(context);
    }

    internal sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }
}
