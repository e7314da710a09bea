using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Lambda;

/// <summary>
/// The Runtime API of Lambda on a loopback port of its own, for one environment: one process at a time, one invocation after
/// another, and as strict as Lambda. When the process ends or takes too long, so does the environment.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
public sealed class RuntimeApi : IAsyncDisposable
{
    private static readonly TimeSpan s_ending = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim turn = new(1);
    private readonly RuntimeState state = new();
    private readonly RuntimeApiOptions options;
    private readonly WebApplication server;

    private RuntimeApi(RuntimeApiOptions options)
    {
        this.options = options;
        server = Build(new RuntimeEndpoints(state, options));
    }

    /// <summary>For <c>AWS_LAMBDA_RUNTIME_API</c>: host and port.</summary>
    public string Address => new Uri(server.Urls.First()).Authority;

    /// <summary>The process waits for an event, or never will.</summary>
    internal Task Ready => state.Ready;

    internal bool IsWaiting => state.IsWaiting;

    public static async Task<RuntimeApi> Start(RuntimeApiOptions? options = null)
    {
        var api = new RuntimeApi(options ?? new());
        await api.server.StartAsync();
        return api;
    }

    /// <summary>Waits for its turn, for the function, and for what that answers.</summary>
    /// <param name="cancellationToken">Ends the wait. The function goes on, as on Lambda.</param>
    public async Task<InvocationOutcome> Invoke(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken);
        var pending = Begin(payload);
        _ = GiveBackTurn(pending);
        return await pending.Outcome.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        state.End(null);
        using (var deadline = new CancellationTokenSource(s_ending))
            await server.StopAsync(deadline.Token);
        await server.DisposeAsync();
    }

    /// <summary>Gives the function an invocation. Nothing else may be under way.</summary>
    internal PendingInvocation Begin(ReadOnlyMemory<byte> payload)
    {
        var pending = new PendingInvocation(payload);
        state.Begin(pending);
        _ = Limit(pending);
        return pending;
    }

    /// <summary>Says that the function's process has ended.</summary>
    internal void End(int? exitCode) => state.End(exitCode);

    private async Task GiveBackTurn(PendingInvocation pending)
    {
        await pending.Ended;
        turn.Release();
    }

    private async Task Limit(PendingInvocation pending)
    {
        if (await Task.WhenAny(pending.Delivered, pending.Ended) == pending.Ended)
            return;
        try
        {
            await pending.Ended.WaitAsync(options.Timeout);
        }
        catch (TimeoutException)
        {
            pending.Fail(Failures.TimedOut(pending.RequestId, options.Timeout));
        }
    }

    private static WebApplication Build(RuntimeEndpoints endpoints)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // What is too large is refused in Lambda's words, and a function may take its time.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromDays(1);
        });
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Run(endpoints.Handle);
        return server;
    }
}
