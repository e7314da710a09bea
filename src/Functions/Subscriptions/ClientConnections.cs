using Graph.Resolvers.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Subscriptions;

/// <summary>Ends connections with all that they listen to.</summary>
internal sealed partial class ClientConnections(ConnectionStore store, ConnectionsApi api, ILogger<ClientConnections> logger)
{
    /// <summary>It has ended already.</summary>
    public ValueTask Forget(string connectionId, CancellationToken cancellationToken) => store.Remove(connectionId, cancellationToken);

    /// <summary>Forgotten first, so that nothing is sent any more if it cannot be closed at the moment: API Gateway ends it in its time.</summary>
    public async ValueTask Close(string connectionId, CancellationToken cancellationToken)
    {
        await store.Remove(connectionId, cancellationToken);
        try
        {
            await api.Close(connectionId, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            LogNotClosed(connectionId, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Connection {ConnectionId} could not be closed: {Reason}")]
    private partial void LogNotClosed(string connectionId, string reason);
}
