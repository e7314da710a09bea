using System.Text;
using Graph.DynamoDb;
using Graph.Gateway.Auth;
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
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Subscriptions;

/// <summary>
/// <c>$default</c>: messages of graphql-transport-ws, each by itself, perhaps several of one connection at a time in several processes.
/// Where the protocol closes with a code, API Gateway closes without one.
/// </summary>
internal sealed partial class Messages(
    GraphQLExecutor executor,
    GraphQLHttpOptions options,
    ConnectionStore connections,
    SubscriptionStore subscriptions,
    SubscriptionExecution execution,
    ClientConnections clients,
    Outbox outbox,
    TokenVerifier verifier,
    Viewer anonymous,
    TimeProvider time,
    ILogger<Messages> logger)
{
    /// <summary>In bytes of UTF-8: it is part of a key.</summary>
    private const int LongestId = 512;

    private readonly DocumentResolver documents = new(options);
    private readonly OperationStarter operations = new(executor, new DocumentResolver(options));

    public async Task Handle(string connectionId, ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        try
        {
            if (ClientMessageReader.Read(text, options.MaxJsonDepth, out var message) is not null || Encoding.UTF8.GetByteCount(message.Id) > LongestId)
            {
                await clients.Close(connectionId, cancellationToken);
                return;
            }
            await Handle(connectionId, message, cancellationToken);
        }
        catch (ConnectionGoneException)
        {
            await clients.Forget(connectionId, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or GraphQLException || Database.IsFailure(failure))
        {
            LogFailed(connectionId, failure.Message);
            await clients.Close(connectionId, cancellationToken);
        }
        catch (Exception failure) // the one place where a message's unexpected failure ends: logged, and masked for the client
        {
            LogUnexpected(failure, connectionId);
            await clients.Close(connectionId, CancellationToken.None);
        }
    }

    private async ValueTask Handle(string connectionId, ClientMessage message, CancellationToken cancellationToken)
    {
        switch (message.Type)
        {
            case ClientMessageType.ConnectionInit:
                await Initialise(connectionId, message, cancellationToken);
                break;
            case ClientMessageType.Ping:
                await outbox.Send(connectionId, SocketMessages.Pong(message.Payload.Span), cancellationToken);
                break;
            case ClientMessageType.Subscribe:
                await Subscribe(connectionId, message, cancellationToken);
                break;
            case ClientMessageType.Complete:
                await subscriptions.End(connectionId, message.Id, cancellationToken);
                break;
        }
    }

    /// <summary>Stored before the client is told, as its next message may come to another process.</summary>
    private async ValueTask Initialise(string connectionId, ClientMessage message, CancellationToken cancellationToken)
    {
        if (await connections.Find(connectionId, cancellationToken) is not { IsAcknowledged: false } connection)
        {
            await clients.Close(connectionId, cancellationToken);
            return;
        }
        var viewer = connection.Viewer;
        if (ConnectionInitPayload.ReadAuthorization(message.Payload.Span, options.MaxJsonDepth) is { } authorization)
        {
            var verdict = await Handshake.Verify(verifier, authorization);
            if (verdict.Refusal is { } refusal)
            {
                LogRefused(refusal.Description, connectionId);
                await clients.Close(connectionId, cancellationToken);
                return;
            }
            viewer = Handshake.ViewerOf(verdict.Principal);
        }
        if (await connections.Acknowledge(connectionId, viewer, cancellationToken))
            await outbox.Send(connectionId, SocketMessages.ConnectionAck(), cancellationToken);
        else
            await clients.Close(connectionId, cancellationToken);
    }

    private async ValueTask Subscribe(string connectionId, ClientMessage message, CancellationToken cancellationToken)
    {
        var connection = await connections.Find(connectionId, cancellationToken);
        if (connection is not { IsAcknowledged: true } || connection.Viewer?.HasExpired(time.GetUtcNow()) == true)
        {
            await clients.Close(connectionId, cancellationToken);
            return;
        }
        var content = JsonRequestReader.Read(message.Payload.Span, options);
        var document = "";
        if (content.Error is { Code: HttpErrorCodes.BadRequest })
            await clients.Close(connectionId, cancellationToken);
        else if ((content.Error ?? documents.Resolve(content.Single, out document)) is { } error)
            await outbox.Send(connectionId, SocketMessages.Instance.Error(message.Id, [error.ToGraphQLError()]), cancellationToken);
        else if (executor.OperationTypeOf(content.Single.ToRequest(document)) != OperationType.Subscription)
            await Execute(connection, message.Id, content.Single, cancellationToken);
        else if (!await execution.Begin(connection, message.Id, content.Single, message.Payload, document, cancellationToken))
            await clients.Close(connectionId, cancellationToken);
    }

    private async ValueTask Execute(ClientConnection connection, string id, RequestParameters parameters, CancellationToken cancellationToken)
    {
        var features = RequestFeatures.None.With(connection.Viewer?.Viewer ?? anonymous);
        var started = await operations.Start(parameters, features, cancellationToken);
        if (started.Errors is { } errors)
        {
            await outbox.Send(connection.Id, SocketMessages.Instance.Error(id, errors), cancellationToken);
            return;
        }
        await foreach (var response in started.Responses!)
        {
            using (response)
            {
                if (!await outbox.SendNext(connection.Id, id, response, cancellationToken))
                    return;
            }
        }
        await outbox.Send(connection.Id, SocketMessages.Instance.Complete(id), cancellationToken);
    }

    /// <param name="reason">One of ours: nothing of the credentials is logged.</param>
    [LoggerMessage(LogLevel.Information, "Credentials of connection {ConnectionId} are refused: {Reason}")]
    private partial void LogRefused(string reason, string connectionId);

    [LoggerMessage(LogLevel.Error, "A message of connection {ConnectionId} failed unexpectedly.")]
    private partial void LogUnexpected(Exception failure, string connectionId);

    [LoggerMessage(LogLevel.Warning, "A message of connection {ConnectionId} could not be served, and it is closed: {Reason}")]
    private partial void LogFailed(string connectionId, string reason);
}
