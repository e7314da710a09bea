using System.Text;
using Graph.Lambda.Hosting;
using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Tests.Hosting;

/// <summary>A real application of which the server only takes events that a test gives it.</summary>
internal sealed class HostedApplication : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly InvocationHandler handler;

    private HostedApplication(WebApplication application, InvocationHandler handler, Lines log) =>
        (this.application, this.handler, Log) = (application, handler, log);

    /// <summary>What the server has logged.</summary>
    public Lines Log { get; }

    public static Task<HostedApplication> Start(Action<WebApplication> map, LambdaHostingOptions? options = null) =>
        Start(WebApplication.CreateSlimBuilder(), map, options);

    public static async Task<HostedApplication> Start(WebApplicationBuilder builder, Action<WebApplication> map, LambdaHostingOptions? options = null)
    {
        builder.Logging.ClearProviders();
        builder.Services.RemoveAll<IServer>();
        var (server, log) = (new Capture(), new Lines());
        builder.Services.AddSingleton<IServer>(server);
        var application = builder.Build();
        map(application);
        await application.StartAsync();
        return new HostedApplication(application, server.HandlerWith(options ?? new LambdaHostingOptions(), log), log);
    }

    public ValueTask<InvocationResult> Handle(Invocation invocation, CancellationToken cancellationToken) => handler(invocation, cancellationToken);

    public async Task<byte[]> Answer(byte[] payload) =>
        Assert.IsType<InvocationResult.Buffered>(await Handle(Invocation(payload), CancellationToken.None)).Payload.ToArray();

    /// <summary>The whole answer as it is written.</summary>
    public async Task<string> AnswerText(string payload) => Encoding.UTF8.GetString(await Answer(Encoding.UTF8.GetBytes(payload)));

    public ValueTask DisposeAsync() => application.DisposeAsync();

    /// <param name="isLate">Its deadline is over: nothing is waited for once the token is cancelled.</param>
    public static Invocation Invocation(byte[] payload, bool isLate = false) => new()
    {
        RequestId = "invocation-1",
        Payload = payload,
        Deadline = isLate ? DateTimeOffset.UnixEpoch : DateTimeOffset.UtcNow.AddHours(1),
    };

    private sealed class Capture : IServer
    {
        public Func<LambdaHostingOptions, ILogger, InvocationHandler> HandlerWith { get; private set; } = null!;

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull
        {
            HandlerWith = (options, logger) => new LambdaHttpHandler<TContext>(application, options, logger).Handle;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}

/// <summary>Lines of a log.</summary>
internal sealed class Lines : ILogger
{
    private readonly List<string> lines = [];

    public string[] All
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines)
            lines.Add($"{logLevel}: {formatter(state, exception)}{(exception is null ? "" : $" {exception.GetType().Name}: {exception.Message}")}");
    }
}
