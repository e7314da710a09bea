using Graph.DynamoDb;
using Graph.Resolvers.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Subscriptions;

/// <summary>
/// Ends connections with all that they listen to. What could not be done in time is logged and not thrown: a message whose function fails is
/// answered by API Gateway, with none of the protocol.
/// </summary>
internal sealed partial class ClientConnections(ConnectionStore store, ConnectionsApi api, ILogger<ClientConnections> logger)
{
    private static readonly byte[] s_refused = """{"type":"connection_error"}"""u8.ToArray();

    /// <summary>It has ended.</summary>
    public ValueTask Forget(string connectionId, CancellationToken cancellationToken) => store.Remove(connectionId, cancellationToken);

    /// <summary>
    /// Ends it for good: clients of graphql-transport-ws close and give up at a message that is none of the protocol, and connect again at
    /// once where they are closed without a code, which is all that API Gateway does. Who stays is closed at the next message.
    /// </summary>
    public async ValueTask Refuse(string connectionId, CancellationToken cancellationToken)
    {
        await TryForget(connectionId, cancellationToken);
        try
        {
            await api.Post(connectionId, s_refused, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            LogNotClosed(connectionId, failure.Message);
        }
    }

    /// <summary>Whether or not it can be forgotten at the moment, it is closed.</summary>
    public async ValueTask Close(string connectionId, CancellationToken cancellationToken)
    {
        await TryForget(connectionId, cancellationToken);
        try
        {
            await api.Close(connectionId, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            LogNotClosed(connectionId, failure.Message);
        }
    }

    private async ValueTask TryForget(string connectionId, CancellationToken cancellationToken)
    {
        try
        {
            await store.Remove(connectionId, cancellationToken);
        }
        catch (Exception failure) when (failure is OperationCanceledException || Database.IsFailure(failure))
        {
            LogNotForgotten(connectionId, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Connection {ConnectionId} could not be closed: {Reason}")]
    private partial void LogNotClosed(string connectionId, string reason);

    [LoggerMessage(LogLevel.Warning, "Connection {ConnectionId} could not be forgotten: {Reason}")]
    private partial void LogNotForgotten(string connectionId, string reason);
}
