using Graph.DynamoDb;
using Graph.DynamoDb.Items;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>
/// Goes on with events that nobody has finished: that failed, whose function was ended, or of which the stream told nothing. The more often one has
/// failed, the longer it waits.
/// </summary>
public sealed partial class WebhookSweeper(
    WebhookEventStore events, WebhookProcessor processor, TimeProvider time, ILogger<WebhookSweeper> logger)
{
    /// <summary>A new one is the stream's.</summary>
    private static readonly TimeSpan s_firstLook = TimeSpan.FromSeconds(5);

    /// <summary>Doubled with every attempt: with ten, Square may be away for the whole night.</summary>
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMinutes(1);

    private const int Parallelism = 8;

    /// <summary>One look at everything that is due.</summary>
    public async ValueTask Sweep(CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(events.AllOpen(LogUnreadable, cancellationToken), options, async (told, token) =>
        {
            if (time.GetUtcNow() >= DueAt(told))
                await Process(told, token);
        });
    }

    internal static DateTimeOffset DueAt(WebhookEvent told) =>
        (told.ReopenedAt ?? told.ReceivedAt) + (told.Attempts == 0 ? s_firstLook : s_firstWait * ((1 << told.Attempts) - 1));

    /// <summary>One that cannot be processed does not keep the others from it.</summary>
    private async ValueTask Process(WebhookEvent told, CancellationToken cancellationToken)
    {
        try
        {
            await processor.Process(told.EventId, cancellationToken);
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            LogFailed(told.EventId, failure.Message);
        }
    }

    private void LogUnreadable(MalformedItemException unreadable) => LogFailed("unknown", unreadable.Message);

    [LoggerMessage(LogLevel.Warning, "Event {EventId} could not be looked at and comes again: {Reason}")]
    private partial void LogFailed(string eventId, string reason);
}
