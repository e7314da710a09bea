using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Subscriptions;

/// <summary>What came of beginning a subscription.</summary>
public enum SubscriptionBeginning
{
    Begun,

    /// <summary>The connection has an operation of this id.</summary>
    Exists,

    /// <summary>The client has completed it already.</summary>
    Completed,

    /// <summary>The connection has as many as it may have.</summary>
    TooMany,

    /// <summary>The connection has ended.</summary>
    Gone,
}

/// <summary>Who listens to what over the WebSockets that API Gateway holds.</summary>
public sealed class SubscriptionStore(Database database, TimeProvider time)
{
    private const int MostAttempts = 10;

    /// <summary>How long a client's word that it wants no more waits for what it is about.</summary>
    private static readonly TimeSpan s_completedLasts = TimeSpan.FromMinutes(2);

    private readonly Table<ClientConnection> connections = database.Table(ConnectionsTable.Definition, ClientConnection.Mapping);
    private readonly Table<StoredOperation> operations = database.Table(ConnectionsTable.Definition, StoredOperation.Mapping);
    private readonly Table<StoredSubscription> subscriptions = database.Table(SubscriptionsTable.Definition, StoredSubscription.Mapping);

    /// <summary>From then on it is found by its topic.</summary>
    /// <param name="most">How many a connection may have.</param>
    public async ValueTask<SubscriptionBeginning> Begin(StoredSubscription subscription, int most, CancellationToken cancellationToken)
    {
        var (connectionId, id) = (subscription.ConnectionId, subscription.OperationId);
        var hasRoom = Condition.Exists("connectionId") & (Condition.NotExists("operations") | Condition.LessThan("operations", most));
        var result = await database.Transaction()
            .Update(connections, ConnectionStore.KeyOf(connectionId), Update.Nothing.Add("operations", 1), hasRoom)
            .Insert(operations, new StoredOperation(connectionId, id, subscription.Topic, subscription.ExpiresAt))
            .Put(subscriptions, subscription)
            .Commit(cancellationToken);
        if (result.Succeeded)
            return SubscriptionBeginning.Begun;
        if (!result.ConditionFailed)
            throw Conflict.Because("Many operations begin on this connection at this moment; this one did not, send it again.");
        if (result.Refusals.FirstOrDefault(refusal => refusal.Operation == 1) is not { } taken)
            return await connections.Get(ConnectionStore.KeyOf(connectionId), cancellationToken, consistent: true) is null
                ? SubscriptionBeginning.Gone
                : SubscriptionBeginning.TooMany;
        return taken.Item(operations) is { Topic: null } completed
            ? await Obey(subscription, completed, most, cancellationToken)
            : SubscriptionBeginning.Exists;
    }

    /// <summary>The current state was sent.</summary>
    /// <returns>False when it has ended meanwhile.</returns>
    public async ValueTask<bool> HasBegun(StoredSubscription subscription, Told told, CancellationToken cancellationToken)
    {
        var update = Update.Nothing.Remove("beginsUntil").SetMap("told", item => StoredSubscription.Write(told.Added, item));
        return (await subscriptions.Update(KeyOf(subscription), update, Condition.Exists("topic"), cancellationToken)).Succeeded;
    }

    /// <summary>Notes what was told since.</summary>
    public async ValueTask HasTold(StoredSubscription subscription, Told told, CancellationToken cancellationToken)
    {
        var update = told.Added.Aggregate(Update.Nothing, (all, one) => all.Set(AttributePath.Of("told", one.Key), one.Value));
        if (told.Added.Any())
            await subscriptions.Update(KeyOf(subscription), update, Condition.Exists("topic"), cancellationToken);
    }

    public IAsyncEnumerable<StoredSubscription> OfTopic(string topic, CancellationToken cancellationToken) => subscriptions.All(
        new Query(topic) { Consistent = true, Filter = Condition.GreaterThan("ttl", ItemValue.EpochSeconds(time.GetUtcNow())) }, cancellationToken);

    /// <summary>As of now. Null when it has ended.</summary>
    public ValueTask<StoredSubscription?> Find(StoredSubscription subscription, CancellationToken cancellationToken) =>
        subscriptions.Get(KeyOf(subscription), cancellationToken, consistent: true);

    /// <summary>The client wants no more of it, or there is no more. If it has not begun, it never will.</summary>
    public async ValueTask End(string connectionId, string id, CancellationToken cancellationToken)
    {
        var key = new Key(connectionId, StoredOperation.Prefix + id);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var operation = await operations.Get(key, cancellationToken, consistent: true);
            if (operation is { Topic: null })
                return;
            if (operation is null
                ? (await operations.Insert(new StoredOperation(connectionId, id, null, time.GetUtcNow() + s_completedLasts), cancellationToken)).Succeeded
                : await Delete(operation, key, cancellationToken))
                return;
        }
        throw Conflict.Because("Many operations end on this connection at this moment; this one did not.");
    }

    private async ValueTask<bool> Delete(StoredOperation operation, Key key, CancellationToken cancellationToken)
    {
        var subscriber = StoredSubscription.SubscriberOf(operation.ConnectionId, operation.Id);
        var result = await database.Transaction()
            .Delete(operations, key, Condition.Equal("topic", operation.Topic!))
            .Delete(subscriptions, new Key(operation.Topic!, subscriber))
            .Commit(cancellationToken);
        if (!result.Succeeded)
            return false;
        // Apart: the connection may be gone.
        await connections.Update(
            ConnectionStore.KeyOf(operation.ConnectionId), Update.Nothing.Add("operations", -1), Condition.GreaterThan("operations", 0), cancellationToken);
        return true;
    }

    /// <summary>Once: the client may use the id again. What is too old is about another operation.</summary>
    private async ValueTask<SubscriptionBeginning> Obey(
        StoredSubscription subscription, StoredOperation completed, int most, CancellationToken cancellationToken)
    {
        await operations.Delete(
            new Key(completed.ConnectionId, StoredOperation.Prefix + completed.Id), Condition.NotExists("topic"), cancellationToken);
        return completed.ExpiresAt > time.GetUtcNow()
            ? SubscriptionBeginning.Completed
            : await Begin(subscription, most, cancellationToken);
    }

    private static Key KeyOf(StoredSubscription subscription) =>
        new(subscription.Topic, StoredSubscription.SubscriberOf(subscription.ConnectionId, subscription.OperationId));
}
