using System.Text;
using Graph.Gateway.Observability;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Subscriptions;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Subscriptions;

/// <summary>
/// Executes subscriptions that are stored between events: the current state when one begins, and what has happened since when something
/// has.
/// </summary>
internal sealed class SubscriptionExecution(
    GraphQLExecutor executor,
    GraphQLHttpOptions options,
    SubscriptionStore subscriptions,
    StoredTopics topics,
    Outbox outbox,
    Viewer anonymous,
    TimeProvider time,
    ILogger<SubscriptionExecution> logger)
{
    /// <summary>How long who begins a subscription has it for itself; longer than a function runs for a message.</summary>
    private static readonly TimeSpan s_beginning = TimeSpan.FromSeconds(30);

    private readonly SubscriptionExecutor executions = new(executor, options.Observe);

    /// <param name="payload">The client's request, as it came.</param>
    /// <param name="document">The document that it gives or names.</param>
    /// <param name="sentAt">When the client has sent it.</param>
    /// <returns>False when the connection has to be closed: it has an operation of this id.</returns>
    public async ValueTask<bool> Begin(
        ClientConnection connection, string id, RequestParameters parameters, ReadOnlyMemory<byte> payload, string document, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        StoredSubscription? stored = null;
        SubscriptionBeginning? beginning = null;
        var run = new SubscriptionRun(Told.Nothing, [], async (topic, token) =>
        {
            stored = new StoredSubscription(
                topic,
                connection.Id,
                id,
                Encoding.UTF8.GetString(payload.Span),
                parameters.Query is null ? document : null,
                connection.Viewer,
                time.GetUtcNow() + s_beginning,
                new Dictionary<string, long>(),
                connection.ExpiresAt);
            beginning = await subscriptions.Begin(stored, sentAt, options.Subscriptions.MaxOperations, token);
            if (beginning != SubscriptionBeginning.Begun)
                throw new GraphQLException("The subscription has not begun.", ErrorCodes.LimitExceeded);
        });
        var ended = await Run(run, parameters.ToRequest(document), connection.Viewer, connection.Id, id, () => stored is null || beginning == SubscriptionBeginning.Begun, cancellationToken);
        if (stored is null)
            return true;
        switch (beginning)
        {
            case SubscriptionBeginning.Begun when ended:
                await subscriptions.End(connection.Id, id, cancellationToken);
                break;
            case SubscriptionBeginning.Begun:
                await subscriptions.HasBegun(stored, run.Told, cancellationToken);
                break;
            case SubscriptionBeginning.TooMany:
                await outbox.Send(connection.Id, SocketMessages.Instance.Error(id, [SocketSession.TooManyOperations(options.Subscriptions.MaxOperations)]), cancellationToken);
                break;
            case null:
                await outbox.Send(connection.Id, SocketMessages.Instance.Error(id, [NotStored]), cancellationToken);
                break;
        }
        return beginning != SubscriptionBeginning.Exists;
    }

    /// <summary>As far as it was left to others, the current state comes first.</summary>
    public async ValueTask Continue(StoredSubscription subscription, IReadOnlyList<object> events, CancellationToken cancellationToken)
    {
        var isNew = subscription.BeginsUntil is not null;
        var told = isNew ? Told.Nothing : Told.Before(subscription.Told);
        var run = new SubscriptionRun(told, events, static (_, _) => ValueTask.CompletedTask);
        var parameters = JsonRequestReader.Read(Encoding.UTF8.GetBytes(subscription.Request), options).Single;
        var request = parameters.ToRequest(subscription.Document ?? parameters.Query!);
        var ended = await Run(run, request, subscription.Viewer, subscription.ConnectionId, subscription.OperationId, static () => true, cancellationToken);
        if (ended)
            await subscriptions.End(subscription.ConnectionId, subscription.OperationId, cancellationToken);
        else if (isNew)
            await subscriptions.HasBegun(subscription, told, cancellationToken);
        else
            await subscriptions.HasTold(subscription, told, cancellationToken);
    }

    /// <param name="isOurs">Whether what comes is to be sent.</param>
    /// <returns>Whether it has ended, and the client knows; else it waits for events.</returns>
    private async ValueTask<bool> Run(
        SubscriptionRun run,
        GraphQLRequest request,
        StoredViewer? viewer,
        string connectionId,
        string id,
        Func<bool> isOurs,
        CancellationToken cancellationToken)
    {
        using var scope = logger.BeginScope(new OperationScope(request));
        topics.Enter(run);
        var features = RequestFeatures.None.With(viewer?.Viewer ?? anonymous);
        var result = executions.Subscribe(request, features, cancellationToken);
        if (result.Responses is not { } responses)
        {
            await outbox.Send(connectionId, SocketMessages.Instance.Error(id, result.Errors), cancellationToken);
            return true;
        }
        await foreach (var response in responses)
        {
            using (response)
            {
                if (!isOurs() || !await outbox.SendNext(connectionId, id, response, cancellationToken))
                    return true;
            }
        }
        cancellationToken.ThrowIfCancellationRequested();
        if (run.IsWaiting)
            return false;
        if (isOurs())
            await outbox.Send(connectionId, SocketMessages.Instance.Complete(id), cancellationToken);
        return true;
    }

    private static GraphQLError NotStored { get; } = new("The subscription could not be stored at the moment; subscribe again.", ErrorCodes.InternalServerError);
}
