using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;

namespace Graph.Resolvers.Subscriptions;

/// <summary>The WebSockets that API Gateway holds.</summary>
public sealed class ConnectionStore(Database database, TimeProvider time)
{
    /// <summary>API Gateway ends connections after two hours.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(135);

    private readonly Table<ClientConnection> connections = database.Table(ConnectionsTable.Definition, ClientConnection.Mapping);
    private readonly Table<StoredOperation> operations = database.Table(ConnectionsTable.Definition, StoredOperation.Mapping);
    private readonly Table<StoredSubscription> subscriptions = database.Table(SubscriptionsTable.Definition, StoredSubscription.Mapping);

    /// <param name="viewer">Of the handshake.</param>
    public async ValueTask Add(string connectionId, StoredViewer? viewer, CancellationToken cancellationToken) =>
        await connections.Put(
            new ClientConnection(connectionId, viewer, IsAcknowledged: false, time.GetUtcNow() + s_longest), cancellationToken: cancellationToken);

    /// <summary>As of now. Null when it has ended.</summary>
    public ValueTask<ClientConnection?> Find(string connectionId, CancellationToken cancellationToken) =>
        connections.Get(KeyOf(connectionId), cancellationToken, consistent: true);

    /// <summary>Whoever asks by it from now on.</summary>
    /// <returns>False when it was acknowledged before, or has ended.</returns>
    public async ValueTask<bool> Acknowledge(string connectionId, StoredViewer? viewer, CancellationToken cancellationToken)
    {
        var update = Update.Nothing.Set("isAcknowledged", true);
        update = viewer is null ? update.Remove("viewer") : update.SetMap("viewer", viewer.Write);
        var isOpen = Condition.Exists("connectionId") & Condition.NotExists("isAcknowledged");
        return (await connections.Update(KeyOf(connectionId), update, isOpen, cancellationToken)).Succeeded;
    }

    /// <summary>Forgets it, and all that it listens to. The connection first, so that nothing begins meanwhile.</summary>
    public async ValueTask Remove(string connectionId, CancellationToken cancellationToken)
    {
        await connections.Delete(KeyOf(connectionId), cancellationToken: cancellationToken);
        var all = new Query(connectionId) { Sort = SortCondition.BeginsWith(StoredOperation.Prefix), Consistent = true };
        var begun = new List<StoredOperation>();
        await foreach (var operation in operations.All(all, cancellationToken))
            begun.Add(operation);
        await subscriptions.BatchWrite([], begun.Where(operation => operation.Topic is not null).Select(SubscriptionKeyOf), cancellationToken);
        await operations.BatchWrite([], begun.Select(OperationKeyOf), cancellationToken);
    }

    internal static Key KeyOf(string connectionId) => new(connectionId, ClientConnection.Part);

    private static Key OperationKeyOf(StoredOperation operation) => new(operation.ConnectionId, StoredOperation.Prefix + operation.Id);

    private static Key SubscriptionKeyOf(StoredOperation operation) => new(operation.Topic!, operation.Subscriber!);
}
