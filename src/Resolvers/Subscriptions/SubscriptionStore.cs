using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.DynamoDb.Writing;
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

    /// <summary>The viewer follows the topic as often as one may.</summary>
    TooManyOfViewer,

    /// <summary>The connection has ended.</summary>
    Gone,
}

/// <summary>Who listens to what over the WebSockets that API Gateway holds.</summary>
public sealed class SubscriptionStore(Database database, TimeProvider time)
{
    private const int MostAttempts = 10;

    /// <summary>How long a client's word that it wants no more waits for what it is about, and what has ended for that word.</summary>
    private static readonly TimeSpan s_endLasts = TimeSpan.FromMinutes(2);

    private readonly Table<ClientConnection> connections = database.Table(ConnectionsTable.Definition, ClientConnection.Mapping);
    private readonly Table<StoredOperation> operations = database.Table(ConnectionsTable.Definition, StoredOperation.Mapping);
    private readonly Table<StoredSubscription> subscriptions = database.Table(SubscriptionsTable.Definition, StoredSubscription.Mapping);

    /// <summary>
    /// Whether a viewer may follow the topic once more. Those that begin at the same time do not count, nor do those of who has not signed in,
    /// as that may be anybody.
    /// </summary>
    public async ValueTask<bool> HasRoom(StoredSubscription subscription, int most, CancellationToken cancellationToken)
    {
        if (subscription.Viewer?.Viewer is not { IsSignedIn: true } viewer)
            return true;
        var same = Living(subscription.Topic) with { Sort = SortCondition.BeginsWith(StoredSubscription.PrefixOf(viewer)) };
        return await subscriptions.Count(same, cancellationToken) < most;
    }

    /// <summary>Whether the connection has a subscription of this id.</summary>
    public async ValueTask<bool> IsRunning(string connectionId, string id, CancellationToken cancellationToken) =>
        await operations.Get(KeyOf(connectionId, id), cancellationToken, consistent: true) is { Topic: not null };

    /// <summary>From then on it is found by its topic.</summary>
    /// <param name="askedAt">When the client has asked for it.</param>
    /// <param name="most">How many a connection may have.</param>
    public ValueTask<SubscriptionBeginning> Begin(
        StoredSubscription subscription, DateTimeOffset askedAt, int most, CancellationToken cancellationToken) =>
        Begin(subscription, askedAt, followsAnEnd: false, most, cancellationToken);

    private async ValueTask<SubscriptionBeginning> Begin(
        StoredSubscription subscription, DateTimeOffset askedAt, bool followsAnEnd, int most, CancellationToken cancellationToken)
    {
        var (connectionId, id) = (subscription.ConnectionId, subscription.OperationId);
        var hasRoom = Condition.Exists("connectionId") & (Condition.NotExists("operations") | Condition.LessThan("operations", most));
        var result = await database.Transaction()
            .Update(connections, ConnectionStore.KeyOf(connectionId), Update.Nothing.Add("operations", 1), hasRoom)
            .Insert(operations, new StoredOperation(connectionId, id, subscription.Topic, subscription.Subscriber, askedAt, followsAnEnd, subscription.ExpiresAt))
            .Put(subscriptions, subscription)
            .Commit(cancellationToken);
        if (result.Succeeded)
            return SubscriptionBeginning.Begun;
        if (!result.ConditionFailed)
            throw Conflict.Because("Many operations begin on this connection at this moment; this one did not, send it again.");
        if (result.Refusals.FirstOrDefault(refusal => refusal is { Operation: 1, Reason: RefusalReason.ConditionFailed }) is not { } taken)
            return await connections.Get(ConnectionStore.KeyOf(connectionId), cancellationToken, consistent: true) is null
                ? SubscriptionBeginning.Gone
                : SubscriptionBeginning.TooMany;
        return taken.Item(operations) is { Topic: null } ended
            ? await Obey(subscription, ended, askedAt, most, cancellationToken)
            : SubscriptionBeginning.Exists;
    }

    /// <summary>The current state was sent.</summary>
    /// <returns>False when it has ended meanwhile.</returns>
    public async ValueTask<bool> HasBegun(StoredSubscription subscription, Told told, CancellationToken cancellationToken)
    {
        var update = Update.Nothing.Remove("beginsUntil").SetMap("told", item => StoredSubscription.Write(told.Added, item));
        return (await subscriptions.Update(KeyOf(subscription), update, Condition.Exists("topic"), cancellationToken)).Succeeded;
    }

    /// <summary>Whose time to begin it is over; of several who find that, one begins it now.</summary>
    public async ValueTask<bool> TakeOver(StoredSubscription subscription, TimeSpan lasts, CancellationToken cancellationToken)
    {
        var isLeft = Condition.Equal("beginsUntil", ItemValue.Timestamp(subscription.BeginsUntil!.Value));
        var update = Update.Nothing.Set("beginsUntil", ItemValue.Timestamp(time.GetUtcNow() + lasts));
        return (await subscriptions.Update(KeyOf(subscription), update, isLeft, cancellationToken)).Succeeded;
    }

    /// <summary>Notes what was told since.</summary>
    public async ValueTask HasTold(StoredSubscription subscription, Told told, CancellationToken cancellationToken)
    {
        var update = told.Added.Aggregate(Update.Nothing, (all, one) => all.Set(AttributePath.Of("told", one.Key), one.Value));
        if (told.Added.Any())
            await subscriptions.Update(KeyOf(subscription), update, Condition.Exists("topic"), cancellationToken);
    }

    /// <param name="onMalformed">Is told of rows that cannot be read; the others are given.</param>
    public IAsyncEnumerable<StoredSubscription> OfTopic(
        string topic, CancellationToken cancellationToken, Action<MalformedItemException>? onMalformed = null) =>
        subscriptions.All(Living(topic), cancellationToken, onMalformed);

    /// <summary>As of now. Null when it has ended.</summary>
    public ValueTask<StoredSubscription?> Find(StoredSubscription subscription, CancellationToken cancellationToken) =>
        subscriptions.Get(KeyOf(subscription), cancellationToken, consistent: true);

    /// <summary>Whether it is still there, and not another of the same id in its place.</summary>
    public async ValueTask<bool> IsThere(StoredSubscription subscription, CancellationToken cancellationToken) =>
        await Find(subscription, cancellationToken) is { } now
        && now.Asked == subscription.Asked
        && now.BeginsUntil.HasValue == subscription.BeginsUntil.HasValue;

    /// <summary>There is no more of it; that the client wants no more may still come, and is of nothing else then.</summary>
    public ValueTask End(string connectionId, string id, CancellationToken cancellationToken) => End(connectionId, id, askedAt: null, cancellationToken);

    /// <inheritdoc cref="End(string, string, CancellationToken)"/>
    /// <param name="askedAt">Only of what the client has asked for then; null for whenever.</param>
    public async ValueTask End(string connectionId, string id, DateTimeOffset? askedAt, CancellationToken cancellationToken)
    {
        var key = KeyOf(connectionId, id);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await operations.Get(key, cancellationToken, consistent: true) is not { Topic: not null } operation || (askedAt ?? operation.AskedAt) != operation.AskedAt)
                return;
            var ended = operation with { Topic = null, Subscriber = null, FollowsAnEnd = true, ExpiresAt = time.GetUtcNow() + s_endLasts };
            if (await Remove(operation, (all, isIt) => all.Put(operations, ended, isIt), cancellationToken))
                return;
        }
        throw Conflict.Because("Many operations end on this connection at this moment; this one did not.");
    }

    /// <summary>The client wants no more of it. If it has not begun, it never will; what the client has asked for later does.</summary>
    /// <param name="askedAt">When the client has said so.</param>
    public async ValueTask Complete(string connectionId, string id, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        var key = KeyOf(connectionId, id);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var operation = await operations.Get(key, cancellationToken, consistent: true);
            if (operation is not null && StoredOperation.IsAfter(operation.AskedAt, askedAt, operation.FollowsAnEnd))
                return;
            var now = time.GetUtcNow();
            var completed = new StoredOperation(
                connectionId, id, null, null, askedAt, operation is { FollowsAnEnd: true } && operation.ExpiresAt > now, now + s_endLasts);
            if (operation is { Topic: not null }
                ? await Remove(operation, (all, isIt) => all.Delete(operations, key, isIt), cancellationToken)
                : (await operations.Put(completed, operation is null ? Condition.NotExists("part") : IsIt(operation), cancellationToken)).Succeeded)
                return;
        }
        throw Conflict.Because("Many operations end on this connection at this moment; this one did not.");
    }

    private Query Living(string topic) =>
        new(topic) { Consistent = true, Filter = Condition.GreaterThan("ttl", ItemValue.EpochSeconds(time.GetUtcNow())) };

    /// <param name="removal">Of its row, on the condition that is given.</param>
    private async ValueTask<bool> Remove(StoredOperation operation, Func<Transaction, Condition, Transaction> removal, CancellationToken cancellationToken)
    {
        var result = await Removal()
            .Update(connections, ConnectionStore.KeyOf(operation.ConnectionId), Update.Nothing.Add("operations", -1), Condition.GreaterThan("operations", 0))
            .Commit(cancellationToken);
        // The connection may be gone, and is not to come back with nothing but a count.
        if (result.Refusals.Any(refusal => refusal is { Operation: 2, Reason: RefusalReason.ConditionFailed }))
            result = await Removal().Commit(cancellationToken);
        return result.Succeeded;

        Transaction Removal() => removal(database.Transaction(), IsIt(operation))
            .Delete(subscriptions, new Key(operation.Topic!, operation.Subscriber!));
    }

    private static Condition IsIt(StoredOperation operation) => Condition.Equal("askedAt", ItemValue.Timestamp(operation.AskedAt))
        & (operation.Topic is { } topic ? Condition.Equal("topic", topic) : Condition.NotExists("topic"));

    /// <summary>Once, and not for what the client has asked for later: it may use the id again.</summary>
    private async ValueTask<SubscriptionBeginning> Obey(
        StoredSubscription subscription, StoredOperation ended, DateTimeOffset askedAt, int most, CancellationToken cancellationToken)
    {
        await operations.Delete(KeyOf(ended.ConnectionId, ended.Id), IsIt(ended), cancellationToken);
        var isOver = ended.ExpiresAt <= time.GetUtcNow();
        return isOver || StoredOperation.IsAfter(askedAt, ended.AskedAt, ended.FollowsAnEnd)
            ? await Begin(subscription, askedAt, ended.FollowsAnEnd && !isOver, most, cancellationToken)
            : SubscriptionBeginning.Completed;
    }

    private static Key KeyOf(string connectionId, string id) => new(connectionId, StoredOperation.Prefix + id);

    private static Key KeyOf(StoredSubscription subscription) => new(subscription.Topic, subscription.Subscriber);
}
