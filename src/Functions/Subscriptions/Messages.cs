using System.Text;
using Graph.DynamoDb;
using Graph.Gateway.Auth;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Subscriptions;

/// <summary>
/// <c>$default</c>: messages of graphql-transport-ws, each by itself, perhaps several of one connection at a time in several processes.
/// Where the protocol closes with a code, API Gateway closes without one.
/// </summary>
internal sealed partial class Messages(
    GraphQLHttpOptions options,
    ConnectionStore connections,
    SubscriptionStore subscriptions,
    ClientOperations operations,
    ClientConnections clients,
    Outbox outbox,
    TokenVerifier verifier,
    TimeProvider time,
    ILogger<Messages> logger)
{
    /// <summary>In bytes of UTF-8: it is part of a key.</summary>
    private const int LongestId = 512;

    /// <summary>What is left of a function's time when a message has taken too long: enough to say so.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(25);

    /// <param name="sentAt">When API Gateway has taken it.</param>
    public async Task Handle(string connectionId, ReadOnlyMemory<byte> text, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_longest);
        try
        {
            if (ClientMessageReader.Read(text, options.MaxJsonDepth, out var message) is null && Encoding.UTF8.GetByteCount(message.Id) <= LongestId)
                await Handle(connectionId, message, sentAt, limit.Token);
            else
                await clients.Refuse(connectionId, cancellationToken);
        }
        catch (ConnectionGoneException)
        {
            await clients.Close(connectionId, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or GraphQLException || Database.IsFailure(failure))
        {
            LogFailed(connectionId, failure.Message);
            await clients.Close(connectionId, cancellationToken);
        }
        catch (Exception failure) // the one place where a message's unexpected failure ends: logged, and masked for the client
        {
            LogUnexpected(failure, connectionId);
            await clients.Close(connectionId, cancellationToken);
        }
    }

    private async ValueTask Handle(string connectionId, ClientMessage message, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        if (message.Type == ClientMessageType.Pong)
            return;
        var connection = await connections.Find(connectionId, cancellationToken);
        if (message.Type == ClientMessageType.ConnectionInit && connection is { IsAcknowledged: false })
            await Initialise(connection, message, cancellationToken);
        else if (connection is null || connection.Viewer?.HasExpired(time.GetUtcNow()) == true)
            await clients.Close(connectionId, cancellationToken);
        else if (message.Type == ClientMessageType.Ping)
            await outbox.Send(connectionId, SocketMessages.Pong(message.Payload.Span), cancellationToken);
        else if (!connection.IsAcknowledged || message.Type == ClientMessageType.ConnectionInit)
            await clients.Refuse(connectionId, cancellationToken);
        else if (message.Type == ClientMessageType.Complete)
            await subscriptions.Complete(connectionId, message.Id, sentAt, cancellationToken);
        else if (!await operations.Begin(connection, message, sentAt, cancellationToken))
            await clients.Refuse(connectionId, cancellationToken);
    }

    /// <summary>Stored before the client is told, as its next message may come to another process.</summary>
    private async ValueTask Initialise(ClientConnection connection, ClientMessage message, CancellationToken cancellationToken)
    {
        var viewer = connection.Viewer;
        if (ConnectionInitPayload.ReadAuthorization(message.Payload.Span, options.MaxJsonDepth) is { } authorization)
        {
            var verdict = await Handshake.Verify(verifier, authorization);
            if (verdict.Refusal is { } refusal)
            {
                LogRefused(refusal.Description, connection.Id);
                await (refusal == TokenRefusal.KeysUnavailable ? clients.Close(connection.Id, cancellationToken) : clients.Refuse(connection.Id, cancellationToken));
                return;
            }
            viewer = Handshake.ViewerOf(verdict.Principal);
        }
        if (await connections.Acknowledge(connection.Id, viewer, cancellationToken))
            await outbox.Send(connection.Id, SocketMessages.ConnectionAck(), cancellationToken);
        else
            await clients.Refuse(connection.Id, cancellationToken);
    }

    /// <param name="reason">One of ours: nothing of the credentials is logged.</param>
    [LoggerMessage(LogLevel.Information, "Credentials of connection {ConnectionId} are refused: {Reason}")]
    private partial void LogRefused(string reason, string connectionId);

    [LoggerMessage(LogLevel.Error, "A message of connection {ConnectionId} failed unexpectedly.")]
    private partial void LogUnexpected(Exception failure, string connectionId);

    [LoggerMessage(LogLevel.Warning, "A message of connection {ConnectionId} could not be served, and it is closed: {Reason}")]
    private partial void LogFailed(string connectionId, string reason);
}
