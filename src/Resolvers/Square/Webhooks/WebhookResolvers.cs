using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Webhooks;

public sealed class WebhookResolvers(WebhookEventStore events)
{
    [Field("Query.webhookEvents")]
    public async ValueTask<Connection<WebhookEvent>> Events(WebhookStatus status, int first, string? after, CancellationToken cancellationToken) =>
        await events.Page(status, PageSize.Check(first), after, cancellationToken) ?? throw BadCursor.Error();

    /// <summary>The table's stream tells the processor.</summary>
    [Field("Mutation.replayWebhookEvent")]
    public async ValueTask<ReplayWebhookEventPayload> Replay(string eventId, CancellationToken cancellationToken)
    {
        if (WebhookEvent.IsId(eventId) && await events.Reopen(eventId, cancellationToken) is { } reopened)
            return new ReplayWebhookEventPayload(reopened, []);
        return WebhookEvent.IsId(eventId) && await events.Get(eventId, cancellationToken) is not null
            ? ReplayWebhookEventPayload.IsBeingProcessed
            : ReplayWebhookEventPayload.NotFound;
    }
}

/// <param name="Event">Null with errors.</param>
public sealed record ReplayWebhookEventPayload(WebhookEvent? Event, IReadOnlyList<UserError> UserErrors)
{
    internal static ReplayWebhookEventPayload NotFound { get; } =
        new(null, [new UserError("There is no event with this id.", ["eventId"], UserErrorCode.NotFound)]);

    internal static ReplayWebhookEventPayload IsBeingProcessed { get; } =
        new(null, [new UserError("It is being processed: look at what becomes of it.", ["eventId"], UserErrorCode.NotPossible)]);
}
