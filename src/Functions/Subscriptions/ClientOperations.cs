using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.AspNetCore.Documents;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.AspNetCore.Subscriptions.Operations;
using Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Language;
using Graph.Resolvers.Subscriptions;

namespace Graph.Functions.Subscriptions;

/// <summary>What clients ask for by <c>subscribe</c>: queries and mutations at once, subscriptions until they end.</summary>
internal sealed class ClientOperations(
    GraphQLExecutor executor,
    GraphQLHttpOptions options,
    DocumentResolver documents,
    OperationStarter starter,
    SubscriptionStore subscriptions,
    SubscriptionExecution execution,
    Outbox outbox,
    Viewer anonymous)
{
    /// <summary>In bytes. It is read again for each event, of each subscriber.</summary>
    private const int LongestSubscription = 16 * 1024;

    /// <returns>False for what the protocol does not allow, the id of a subscription that runs among it.</returns>
    public async ValueTask<bool> Begin(ClientConnection connection, ClientMessage message, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        if (await subscriptions.IsRunning(connection.Id, message.Id, cancellationToken))
            return false;
        var content = JsonRequestReader.Read(message.Payload.Span, options);
        if (content.Error is { Code: HttpErrorCodes.BadRequest })
            return false;
        var document = "";
        if ((content.Error ?? documents.Resolve(content.Single, out document)) is { } error)
            await Fail(connection, message.Id, [error.ToGraphQLError()], cancellationToken);
        else if (executor.OperationTypeOf(content.Single.ToRequest(document)) != OperationType.Subscription)
            await Execute(connection, message.Id, content.Single, cancellationToken);
        else if (message.Payload.Length > LongestSubscription)
            await Fail(connection, message.Id, [TooLong()], cancellationToken);
        else
            return await execution.Begin(connection, message.Id, content.Single, message.Payload, document, sentAt, cancellationToken);
        return true;
    }

    private async ValueTask Execute(ClientConnection connection, string id, RequestParameters parameters, CancellationToken cancellationToken)
    {
        var features = RequestFeatures.None.With(connection.Viewer?.Viewer ?? anonymous);
        var started = await starter.Start(parameters, features, cancellationToken);
        if (started.Errors is { } errors)
        {
            await Fail(connection, id, errors, cancellationToken);
            return;
        }
        await foreach (var response in started.Responses!)
        {
            using (response)
            {
                if (!await outbox.SendNext(connection.Id, id, response.ToJson(), cancellationToken))
                    return;
            }
        }
        await outbox.Send(connection.Id, SocketMessages.Instance.Complete(id), cancellationToken);
    }

    private ValueTask Fail(ClientConnection connection, string id, IReadOnlyList<GraphQLError> errors, CancellationToken cancellationToken) =>
        outbox.SendError(connection.Id, id, errors, cancellationToken);

    private static GraphQLError TooLong() => new(
        $"The request of a subscription may have {LongestSubscription} bytes here: subscribe to less, and query the rest.", ErrorCodes.LimitExceeded);
}
