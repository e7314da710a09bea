using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>Does what follows from stored events: each by one at a time, again when it fails, and no more once it is done.</summary>
public sealed partial class WebhookProcessor
{
    /// <summary>After so many it is dead, until an administrator replays it.</summary>
    internal const int MostAttempts = 10;

    /// <summary>Longer than a function runs.</summary>
    internal static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);

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
        try
        {
            // What nobody handles is done: Square tells more than is asked for.
            if (handlers.TryGetValue(told.Type, out var handler))
                await handler.Handle(told, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException) // whatever it is, it is kept with the event
        {
            var isLast = told.Attempts >= MostAttempts;
            LogFailed(eventId, told.Type, told.Attempts, failure);
            await events.End(
                eventId, lease, isLast ? WebhookStatus.Dead : WebhookStatus.Failed, failure.GetType().Name, CancellationToken.None);
            return isLast;
        }
        await events.End(eventId, lease, WebhookStatus.Processed, error: null, CancellationToken.None);
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "Event {EventId} ({Type}) has failed, attempt {Attempt}.")]
    private partial void LogFailed(string eventId, string type, int attempt, Exception failure);
}
