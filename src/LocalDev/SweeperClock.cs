using Graph.Resolvers.Transactions;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev;

/// <summary>The schedule of the sweeper; here it comes sooner than once a minute.</summary>
internal sealed partial class SweeperClock : IAsyncDisposable
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;

    private SweeperClock(TransactionSweeper sweeper, ILogger logger) => running = Task.Run(() => Run(sweeper, logger));

    public static SweeperClock Start(TransactionSweeper sweeper, ILogger logger) => new(sweeper, logger);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task Run(TransactionSweeper sweeper, ILogger logger)
    {
        using var clock = new PeriodicTimer(s_every);
        try
        {
            while (await clock.WaitForNextTickAsync(stopping.Token))
                await Sweep(sweeper, logger);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task Sweep(TransactionSweeper sweeper, ILogger logger)
    {
        try
        {
            await sweeper.Sweep(stopping.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The sweeper failed; it comes again.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
