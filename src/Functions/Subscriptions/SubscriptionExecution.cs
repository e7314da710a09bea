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
/// has, once for all who ask the same.
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

    /// <summary>A row that was read longer ago is read again before anything is sent: its client may have completed it.</summary>
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(1);

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
        var mayBeStored = false;
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
            mayBeStored = await subscriptions.HasRoom(stored, options.Subscriptions.MaxPerViewerAndTopic, token);
            beginning = mayBeStored
                ? await subscriptions.Begin(stored, sentAt, options.Subscriptions.MaxOperations, token)
                : SubscriptionBeginning.TooManyOfViewer;
            if (beginning != SubscriptionBeginning.Begun)
                throw new GraphQLException("The subscription has not begun.", ErrorCodes.LimitExceeded);
        });
        var executed = await Execute(run, parameters.ToRequest(document), connection.Viewer, cancellationToken);
        var told = Told.Nothing;
        var ended = (stored is null || beginning == SubscriptionBeginning.Begun)
            && await Send(connection.Id, id, executed, told, static _ => new(true), cancellationToken) == Outcome.Ended;
        if (stored is null)
            return true;
        switch (beginning)
        {
            case SubscriptionBeginning.Begun when ended:
                await subscriptions.End(connection.Id, id, cancellationToken);
                break;
            case SubscriptionBeginning.Begun:
                await subscriptions.HasBegun(stored, told, cancellationToken);
                break;
            case SubscriptionBeginning.TooMany:
                await outbox.SendError(connection.Id, id, [SocketSession.TooManyOperations(options.Subscriptions.MaxOperations)], cancellationToken);
                break;
            case SubscriptionBeginning.TooManyOfViewer:
                await outbox.SendError(connection.Id, id, [TooManyOfViewer(options.Subscriptions.MaxPerViewerAndTopic)], cancellationToken);
                break;
            case null:
                // No answer has come, however often it was sent: it is to be stored no more.
                if (mayBeStored)
                    await subscriptions.End(connection.Id, id, sentAt, cancellationToken);
                await outbox.SendError(connection.Id, id, [NotStored], cancellationToken);
                break;
        }
        return beginning != SubscriptionBeginning.Exists;
    }

    /// <summary>What is told of the events to who has begun; first the current state, where that was left to others.</summary>
    public ValueTask<ExecutedEvents> Execute(StoredSubscription subscription, IReadOnlyList<object> events, CancellationToken cancellationToken)
    {
        var told = ToldBefore(subscription);
        var run = new SubscriptionRun(told, events, static (_, _) => ValueTask.CompletedTask);
        var parameters = JsonRequestReader.Read(Encoding.UTF8.GetBytes(subscription.Request), options).Single;
        return Execute(run, parameters.ToRequest(subscription.Document ?? parameters.Query!), subscription.Viewer, cancellationToken);
    }

    /// <param name="executed">For it, or for another that asks the same.</param>
    /// <param name="readAt">The timestamp from which on it may have ended unseen.</param>
    public async ValueTask Tell(StoredSubscription subscription, ExecutedEvents executed, long readAt, CancellationToken cancellationToken)
    {
        var told = ToldBefore(subscription);
        var outcome = await Send(subscription.ConnectionId, subscription.OperationId, executed, told, IsThere, cancellationToken);
        if (outcome == Outcome.Ended)
            await subscriptions.End(subscription.ConnectionId, subscription.OperationId, cancellationToken);
        else if (outcome == Outcome.Waits && told.IsNew)
            await subscriptions.HasBegun(subscription, told, cancellationToken);
        else if (outcome == Outcome.Waits)
            await subscriptions.HasTold(subscription, told, cancellationToken);

        async ValueTask<bool> IsThere(CancellationToken token)
        {
            if (time.GetElapsedTime(readAt) < s_fresh)
                return true;
            readAt = time.GetTimestamp();
            return await subscriptions.IsThere(subscription, token);
        }
    }

    private static Told ToldBefore(StoredSubscription subscription) =>
        subscription.BeginsUntil is null ? Told.Before(subscription.Told) : Told.Nothing;

    private async ValueTask<ExecutedEvents> Execute(SubscriptionRun run, GraphQLRequest request, StoredViewer? viewer, CancellationToken cancellationToken)
    {
        using var scope = logger.BeginScope(new OperationScope(request));
        topics.Enter(run);
        var features = RequestFeatures.None.With(viewer?.Viewer ?? anonymous);
        var result = executions.Subscribe(request, features, cancellationToken);
        if (result.Responses is not { } stream)
            return new ExecutedEvents([], result.Errors, IsWaiting: false);
        var responses = new List<ExecutedEvent>();
        await foreach (var response in stream)
        {
            using (response)
                responses.Add(new ExecutedEvent(response.ToJson().ToArray(), run.Told.TakeRecent()));
        }
        cancellationToken.ThrowIfCancellationRequested();
        return new ExecutedEvents(responses, null, run.IsWaiting);
    }

    /// <param name="told">What was told before; afterwards with what is told by this.</param>
    /// <param name="isThere">Asked before each message.</param>
    private async ValueTask<Outcome> Send(
        string connectionId, string id, ExecutedEvents executed, Told told, Func<CancellationToken, ValueTask<bool>> isThere, CancellationToken cancellationToken)
    {
        foreach (var response in executed.Responses)
        {
            if (!response.TryTell(told))
                continue;
            if (!await isThere(cancellationToken))
                return Outcome.Left;
            if (!await outbox.SendNext(connectionId, id, response.Json, cancellationToken))
                return Outcome.Ended;
        }
        if (executed.IsWaiting)
            return Outcome.Waits;
        if (!await isThere(cancellationToken))
            return Outcome.Left;
        if (executed.Errors is { } errors)
            await outbox.SendError(connectionId, id, errors, cancellationToken);
        else
            await outbox.Send(connectionId, SocketMessages.Instance.Complete(id), cancellationToken);
        return Outcome.Ended;
    }

    private enum Outcome
    {
        /// <summary>For later events.</summary>
        Waits,

        /// <summary>And the client knows.</summary>
        Ended,

        /// <summary>By the client, before all was sent.</summary>
        Left,
    }

    private static GraphQLError TooManyOfViewer(int most) =>
        new($"You may follow the same thing {most} times at one time; complete some first.", ErrorCodes.LimitExceeded);

    private static GraphQLError NotStored { get; } = new("The subscription could not be stored at the moment; subscribe again.", ErrorCodes.InternalServerError);
}
