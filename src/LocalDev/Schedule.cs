using Microsoft.Extensions.Logging;

namespace Graph.LocalDev;

/// <summary>Runs something again and again, as a schedule of EventBridge's does.</summary>
internal sealed partial class Schedule : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;

    private Schedule(string name, TimeSpan every, Func<CancellationToken, ValueTask> work, ILogger logger) =>
        running = Task.Run(() => Run(name, every, work, logger));

    /// <param name="name">For the log.</param>
    public static Schedule Start(string name, TimeSpan every, Func<CancellationToken, ValueTask> work, ILogger logger) => new(name, every, work, logger);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task Run(string name, TimeSpan every, Func<CancellationToken, ValueTask> work, ILogger logger)
    {
        using var clock = new PeriodicTimer(every);
        try
        {
            while (await clock.WaitForNextTickAsync(stopping.Token))
                await RunOnce(name, work, logger);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task RunOnce(string name, Func<CancellationToken, ValueTask> work, ILogger logger)
    {
        try
        {
            await work(stopping.Token);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested) // whatever it is, it comes again
        {
            LogFailed(logger, failure, name);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Name} failed; it comes again.")]
    private static partial void LogFailed(ILogger logger, Exception failure, string name);
}
