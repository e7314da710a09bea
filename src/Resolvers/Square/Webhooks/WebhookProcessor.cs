using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>Does what follows from stored events: each by one at a time, again when it fails, and no more once it is done.</summary>
public sealed partial class WebhookProcessor
{
    /// <summary>After so many it is dead, until an administrator replays it.</summary>
    internal const int MostAttempts = 10;

    /// <summary>Longer than a function runs.</summary>
    internal static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);

    /// <summary>Ends before another may begin.</summary>
    private static readonly TimeSpan s_handled = TimeSpan.FromMinutes(1.5);

    private readonly WebhookEventStore events;
    private readonly Dictionary<string, IWebhookHandler> handlers;
    private readonly ILogger<WebhookProcessor> logger;

    internal WebhookProcessor(WebhookEventStore events, IEnumerable<IWebhookHandler> handlers, ILogger<WebhookProcessor> logger)
    {
        (this.events, this.logger) = (events, logger);
        this.handlers = handlers.ToDictionary(handler => handler.Type, StringComparer.Ordinal);
    }

    /// <returns>False when it is to be tried again: it has failed, or another one is at it, who may be killed.</returns>
    public async ValueTask<bool> Process(string eventId, CancellationToken cancellationToken)
    {
        if (await events.TryBegin(eventId, Lasts, cancellationToken) is not { } begun)
            return true;
        if (begun.Lease is not { } lease)
            return !begun.Event.IsOpen;
        var told = begun.Event;
        // Attempts that ended a function with them, and so told nobody, count too.
        if (told.Attempts > MostAttempts)
            return await events.End(eventId, lease, WebhookStatus.Dead, "Attempts", CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_handled);
        try
        {
            // What nobody handles is done: Square tells more than is asked for.
            if (handlers.TryGetValue(told.Type, out var handler))
                await handler.Handle(told, limit.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // whatever it is, it is kept with the event
        {
            var isLast = told.Attempts >= MostAttempts;
            var name = failure.GetType().Name;
            LogFailed(eventId, told.Type, told.Attempts, name, failure.StackTrace);
            var status = isLast ? WebhookStatus.Dead : WebhookStatus.Failed;
            return await events.End(eventId, lease, status, name, CancellationToken.None) && isLast;
        }
        return await events.End(eventId, lease, WebhookStatus.Processed, error: null, CancellationToken.None);
    }

    // Not what it says: that may be what was sent.
    [LoggerMessage(1, LogLevel.Error, "Event {EventId} ({Type}) has failed, attempt {Attempt}: {Failure} {Trace}")]
    private partial void LogFailed(string eventId, string type, int attempt, string failure, string? trace);
}
