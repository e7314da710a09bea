using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Hosting;

/// <summary>
/// Serves an application with the events that Lambda gives to this process, once all its services have started. When the Runtime
/// API is gone, the application stops.
/// </summary>
internal sealed partial class LambdaServer(LambdaHostingOptions options, IHostApplicationLifetime lifetime, ILogger<LambdaServer> logger) : IServer
{
    private readonly CancellationTokenSource stopping = new();
    private Task loop = Task.CompletedTask;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var handler = new LambdaHttpHandler<TContext>(application, options, logger);
        lifetime.ApplicationStarted.Register(() => loop = Serve(handler.Handle));
        return Task.CompletedTask;
    }

    /// <summary>Lets the event be answered that is being served.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await loop.WaitAsync(cancellationToken);
    }

    public void Dispose() => stopping.Dispose();

    private async Task Serve(InvocationHandler handler)
    {
        try
        {
            await new InvocationLoop(handler, logger, options.RuntimeApi) { Hooks = options.Hooks }.Run(stopping.Token);
        }
        catch (Exception exception) // of whatever kind: without events there is nothing to do, and Lambda starts another process
        {
            LogEnds(exception);
            Environment.ExitCode = 1;
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(LogLevel.Critical, "There is no Runtime API to get events from.")]
    private partial void LogEnds(Exception exception);
}
