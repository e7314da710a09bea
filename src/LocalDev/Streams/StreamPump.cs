using Graph.Lambda.Events;
using Graph.LocalDev.Aws;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Streams;

/// <summary>
/// Does what AWS's event source mapping does between a table's stream and a function: reads changes, gives them to the
/// function in order, and goes on once they are done. Runs until it is disposed of, and outlasts a database that ends and
/// comes back.
/// </summary>
/// <remarks>
/// A change comes at least once. Looks follow one another at once while there are changes, and at growing waits while there are none, which end when the
/// table is written where that is told.
/// </remarks>
internal sealed partial class StreamPump : IAsyncDisposable
{
    private static readonly GrowingWait BetweenConnections = new(TimeSpan.FromMilliseconds(25), TimeSpan.FromMilliseconds(500));

    private readonly StreamPosition position;
    private readonly string table;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private StreamPump(StreamPosition position, string table, ILogger logger)
    {
        (this.position, this.table, this.logger) = (position, table, logger);
        running = Task.Run(() => Run(stop.Token));
    }

    /// <summary>Begins with the oldest change that the stream holds.</summary>
    /// <param name="handler">
    /// The function. Its token ends with the pump; an exception fails the whole of what it was given.
    /// </param>
    public static StreamPump Start(
        StreamsClient streams,
        string table,
        Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> handler,
        ILogger logger,
        StreamPumpOptions? options = null) =>
        new(Position(streams, table, handler, logger, options), table, logger);

    /// <summary>Begins with what changes after the call, which ends once no such change can be missed.</summary>
    /// <inheritdoc cref="Start" path="/param"/>
    public static async Task<StreamPump> StartAtEnd(
        StreamsClient streams,
        string table,
        Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> handler,
        ILogger logger,
        StreamPumpOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var position = Position(streams, table, handler, logger, options);
        await position.SkipToEnd(cancellationToken);
        return new StreamPump(position, table, logger);
    }

    private static StreamPosition Position(
        StreamsClient streams,
        string table,
        Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> handler,
        ILogger logger,
        StreamPumpOptions? options)
    {
        var settings = options ?? new StreamPumpOptions();
        return new StreamPosition(streams, new StreamHandler(table, handler, settings, logger), table, settings);
    }

    /// <summary>Stops looking, and waits until the function has ended with what it is at.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Run(CancellationToken cancellationToken)
    {
        for (var failures = 0; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                failures = await position.Read(cancellationToken) ? 0 : failures + 1;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The database is away, or has forgotten the iterator.
                failures = position.HasRead ? 1 : failures + 1;
                if (failures == 1)
                    LogInterrupted(table, exception.Message);
            }
            await Task.Delay(BetweenConnections.After(failures), cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The stream of {Table} is interrupted: {Reason}")]
    private partial void LogInterrupted(string table, string reason);
}
