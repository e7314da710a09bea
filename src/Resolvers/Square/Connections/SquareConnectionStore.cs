using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.Connections;

/// <summary>Reads and writes connections. Tokens that have changed meanwhile are never overwritten by older ones.</summary>
public sealed class SquareConnectionStore(Database database, TokenVault vault, TimeProvider time)
{
    private readonly Table<StoredConnection> table = database.Table(SquareMerchantsTable.Definition, StoredConnectionMapping.Instance);

    /// <summary>As the last write left it.</summary>
    internal ValueTask<StoredConnection?> Get(string merchantId, CancellationToken cancellationToken) =>
        table.Get(merchantId, cancellationToken, consistent: true);

    /// <summary>The one that the user has connected last.</summary>
    internal async ValueTask<StoredConnection?> FindByUser(UserId user, CancellationToken cancellationToken) =>
        (await AllOf(user, cancellationToken)).FirstOrDefault();

    /// <summary>The last one first. What the index says may be over: another user may have connected the seller since.</summary>
    internal async ValueTask<IReadOnlyList<StoredConnection>> AllOf(UserId user, CancellationToken cancellationToken)
    {
        var found = new List<StoredConnection>();
        await foreach (var indexed in table.All(new Query(user.Value) { Index = SquareMerchantsTable.ByUser }, cancellationToken))
        {
            if (await Get(indexed.MerchantId, cancellationToken) is { } connection && connection.UserId == user)
                found.Add(connection);
        }
        found.Sort((one, other) => other.ConnectedAt.CompareTo(one.ConnectedAt));
        return found;
    }

    /// <summary>Whoever has connected the seller before: its tokens are those that Square gives now.</summary>
    internal async ValueTask<StoredConnection> Put(
        string merchantId, UserId user, SquareTokens tokens, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var connection = new StoredConnection(
            merchantId,
            user,
            // Above all that there were, also of a connection that has gone: who still refreshes that one's writes nothing here.
            Version: now.UtcTicks,
            await vault.Seal(merchantId, tokens.Access, tokens.Refresh, cancellationToken),
            ConnectedAt: now,
            RefreshedAt: now,
            tokens.ExpiresAt,
            tokens.RefreshExpiresAt);
        await table.Put(connection, cancellationToken: cancellationToken);
        return connection;
    }

    /// <summary>Whatever is kept of the seller's catalogue is read anew from now on. Counted twice, it is read once more than needed.</summary>
    /// <returns>The connection as it is now; null when it is gone.</returns>
    internal async ValueTask<StoredConnection?> CatalogChanged(string merchantId, CancellationToken cancellationToken)
    {
        var change = Update.Nothing.Set("catalogChangedAt", ItemValue.Timestamp(time.GetUtcNow())).Add("catalogChanges", 1);
        return (await table.Update(merchantId, change, Condition.Exists("id"), cancellationToken)).Item;
    }

    /// <summary>Those whose tokens have not been refreshed since.</summary>
    internal IAsyncEnumerable<StoredConnection> AllRefreshedBefore(
        DateTimeOffset before, Action<MalformedItemException> onMalformed, CancellationToken cancellationToken) => table.All(
        new Scan { Filter = Condition.LessThan("refreshedAt", ItemValue.Timestamp(before)) }, cancellationToken, onMalformed: onMalformed);

    internal async ValueTask<SquareTokens> Open(StoredConnection connection, CancellationToken cancellationToken)
    {
        var (access, refresh) = await vault.Open(connection.MerchantId, connection.Tokens, cancellationToken);
        return new SquareTokens(access, refresh, connection.ExpiresAt, connection.RefreshExpiresAt);
    }

    /// <summary>Makes the caller the one who refreshes the tokens, for so long.</summary>
    /// <returns>Null when another one is at it, or they have changed since they were read.</returns>
    internal async ValueTask<Lease?> TryBeginRefresh(
        StoredConnection connection, TimeSpan lasts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var lease = Lease.New(now + lasts);
        var written = await table.Update(
            connection.MerchantId, lease.TakenIn(Update.Nothing), IsSame(connection) & Lease.IsFree(now), cancellationToken);
        // The one in the way can be this very one, when an answer was lost and the request sent again.
        return written.Succeeded || written.Item?.Refresh?.Holder == lease.Holder ? lease : null;
    }

    internal ValueTask<Envelope> Seal(StoredConnection connection, SquareTokens tokens, CancellationToken cancellationToken) =>
        vault.Seal(connection.MerchantId, tokens.Access, tokens.Refresh, cancellationToken);

    /// <returns>False when the connection has changed since it was read.</returns>
    internal async ValueTask<bool> EndRefresh(
        StoredConnection connection, SquareTokens tokens, Envelope sealedTokens, CancellationToken cancellationToken)
    {
        // Only what is of the tokens: what else changes meanwhile stays.
        var update = Update.Nothing
            .Set("refreshedAt", ItemValue.Timestamp(time.GetUtcNow()))
            .Set("expiresAt", ItemValue.Timestamp(tokens.ExpiresAt))
            .SetOrRemove("refreshExpiresAt", tokens.RefreshExpiresAt is { } end ? ItemValue.Timestamp(end) : default(ItemValue?))
            .Set("version", connection.Version + 1)
            .Set("dataKey", ItemValue.Binary(sealedTokens.DataKey))
            .Set("tokens", ItemValue.Binary(sealedTokens.Content));
        return (await table.Update(connection.MerchantId, Lease.EndedIn(update), IsSame(connection), cancellationToken)).Succeeded;
    }

    /// <summary>Lets others try, unless somebody does already.</summary>
    internal async ValueTask GiveUpRefresh(StoredConnection connection, Lease lease, CancellationToken cancellationToken) =>
        await table.Update(
            connection.MerchantId,
            Lease.EndedIn(Update.Nothing),
            IsSame(connection) & lease.IsHeld,
            cancellationToken);

    /// <summary>Ends the connection, however its tokens change meanwhile, but for one that was made later.</summary>
    internal async ValueTask Disconnect(string merchantId, DateTimeOffset until, CancellationToken cancellationToken) => await table.Delete(
        merchantId, Condition.AtMost("connectedAt", ItemValue.Timestamp(until)), cancellationToken);

    /// <returns>False when it has changed since it was read, or is gone.</returns>
    internal async ValueTask<bool> Delete(StoredConnection connection, CancellationToken cancellationToken) =>
        (await table.Delete(connection.MerchantId, IsSame(connection), cancellationToken)).Succeeded;

    private static Condition IsSame(StoredConnection connection) => Condition.Equal("version", connection.Version);
}
