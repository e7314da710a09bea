using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>Reads and writes events. What is done is never undone by a delivery that comes again.</summary>
public sealed class WebhookEventStore(Database database, TimeProvider time)
{
    private const int LongestError = 500;

    private readonly Table<WebhookEvent> table = database.Table(SquareWebhooksTable.Definition, WebhookEventMapping.Instance);

    public ValueTask<WebhookEvent?> Get(string eventId, CancellationToken cancellationToken) =>
        table.Get(eventId, cancellationToken, consistent: true);

    /// <summary>Those that are so far, what was received last first.</summary>
    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    internal async ValueTask<Connection<WebhookEvent>?> Page(
        WebhookStatus status, int first, string? after, CancellationToken cancellationToken)
    {
        var query = new Query(Text(status)) { Index = SquareWebhooksTable.ByStatus, Descending = true, Limit = first };
        return table.TryContinue(query, after, out var continued)
            ? Connection<WebhookEvent>.Of(await table.Query(continued, cancellationToken), after)
            : null;
    }

    /// <summary>
    /// Those of which something is still to be done, each once: one that is new, and fails while they are read, is not met again among the failed.
    /// </summary>
    internal IAsyncEnumerable<WebhookEvent> AllOpen(Action<MalformedItemException> onMalformed, CancellationToken cancellationToken) =>
        All(WebhookStatus.Failed, onMalformed, cancellationToken).Concat(All(WebhookStatus.Received, onMalformed, cancellationToken));

    /// <returns>False when it was stored before; what became of it stays.</returns>
    internal async ValueTask<bool> Insert(WebhookEvent told, CancellationToken cancellationToken) =>
        (await table.Insert(told, cancellationToken)).Succeeded;

    /// <summary>Makes the caller the one who processes it, for so long, and counts that as an attempt.</summary>
    /// <returns>
    /// The event, and the lease when the caller has it; without one another is at it, or there is nothing to be done. Null when there is no
    /// event.
    /// </returns>
    internal async ValueTask<(WebhookEvent Event, Lease? Lease)?> TryBegin(
        string eventId, TimeSpan lasts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var lease = Lease.New(now + lasts);
        var isOpen = Condition.OneOf("status", [Text(WebhookStatus.Received), Text(WebhookStatus.Failed)]);
        var written = await table.Update(
            eventId, lease.TakenIn(Update.Nothing.Add("attempts", 1)), isOpen & Lease.IsFree(now), cancellationToken);
        // The lease in the way can be this very one, when an answer was lost and the request sent again.
        return written.Item is { } told ? (told, told.Lease?.Holder == lease.Holder ? lease : null) : null;
    }

    /// <param name="error">What went wrong; null when nothing did.</param>
    /// <returns>False when the time was over and another one has begun.</returns>
    internal async ValueTask<bool> End(
        string eventId, Lease lease, WebhookStatus status, string? error, CancellationToken cancellationToken)
    {
        var update = Update.Nothing
            .Set("status", Text(status))
            .SetOrRemove("errorMessage", error is null ? default(ItemValue?) : error[..Math.Min(error.Length, LongestError)]);
        return (await table.Update(eventId, Lease.EndedIn(update), lease.IsHeld, cancellationToken)).Succeeded;
    }

    /// <summary>Lets it be processed once more, from the beginning.</summary>
    /// <returns>The event; null when there is none, or it is being processed.</returns>
    internal async ValueTask<WebhookEvent?> Reopen(string eventId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var update = Update.Nothing
            .Set("status", Text(WebhookStatus.Received))
            .Set("attempts", 0)
            .Set("reopenedAt", ItemValue.Timestamp(now))
            .Remove("errorMessage");
        // Who was slow has it no longer, and writes nothing over this.
        var written = await table.Update(
            eventId, Lease.EndedIn(update), Condition.Exists("eventId") & Lease.IsFree(now), cancellationToken);
        return written.Succeeded ? written.Item : null;
    }

    private IAsyncEnumerable<WebhookEvent> All(
        WebhookStatus status, Action<MalformedItemException> onMalformed, CancellationToken cancellationToken) =>
        table.All(new Query(Text(status)) { Index = SquareWebhooksTable.ByStatus }, cancellationToken, onMalformed);

    private static string Text(WebhookStatus status) => WebhookEventMapping.TextOf(status);
}
