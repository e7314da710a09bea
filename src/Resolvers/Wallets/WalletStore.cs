using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>Reads and writes wallets. One that is there is never put in place of: its key would be lost.</summary>
public sealed class WalletStore(Database database)
{
    internal Table<Wallet> Table { get; } = database.Table(WalletsTable.Definition, WalletItemMapping.Wallet);

    public ValueTask<Wallet?> Get(UserId user, CancellationToken cancellationToken) =>
        Table.Get(user.Value, cancellationToken, consistent: true);

    /// <summary>The wallets that exist, by their users.</summary>
    public async ValueTask<IReadOnlyDictionary<UserId, Wallet>> GetMany(IReadOnlyList<UserId> users, CancellationToken cancellationToken)
    {
        var found = await Table.BatchGet([.. users.Select(user => user.Value)], cancellationToken, consistent: true);
        return found.ToDictionary(pair => new UserId(pair.Key), pair => pair.Value);
    }

    /// <summary>Stores the wallet unless its user has one.</summary>
    /// <returns>The wallet that is there now, and whether it is the new one.</returns>
    public async ValueTask<(Wallet Wallet, bool IsNew)> Insert(Wallet wallet, CancellationToken cancellationToken)
    {
        var written = await Table.Insert(wallet, cancellationToken);
        // The one in the way can be this very one, when an answer was lost and the request sent again.
        return written.Succeeded ? (wallet, true) : (written.Item!, written.Item!.Id == wallet.Id);
    }

    /// <summary>Counts a try, unless another was counted since the wallet was read.</summary>
    /// <returns>Null when another was.</returns>
    internal async ValueTask<Wallet?> CountTry(Wallet wallet, PasswordTries tries, CancellationToken cancellationToken)
    {
        var written = await Table.Update(
            wallet.UserId.Value, SetTries(tries), IsSame(wallet) & Condition.Equal("tries", wallet.Tries.Count), cancellationToken);
        return written.Succeeded ? written.Item : null;
    }

    internal async ValueTask ClearTries(Wallet wallet, CancellationToken cancellationToken) =>
        await Table.Update(wallet.UserId.Value, SetTries(PasswordTries.None), IsSame(wallet), cancellationToken);

    /// <summary>The same key, encrypted anew.</summary>
    /// <returns>Null when its encryption was changed by another since the wallet was read.</returns>
    internal async ValueTask<Wallet?> ChangeKey(Wallet wallet, EncryptedKey key, CancellationToken cancellationToken)
    {
        var isUnchanged = Condition.Equal(AttributePath.Of("key", "salt"), ItemValue.Binary(wallet.Key.Salt));
        var update = SetTries(PasswordTries.None).SetMap("key", map => WalletItemMapping.WriteKey(key, map));
        var written = await Table.Update(wallet.UserId.Value, update, IsSame(wallet) & isUnchanged, cancellationToken);
        return written.Succeeded ? written.Item : null;
    }

    private static Condition IsSame(Wallet wallet) => Condition.Equal("id", wallet.Id);

    private static Update SetTries(PasswordTries tries) => Update.Nothing
        .Set("tries", tries.Count)
        .SetOrRemove("lockedUntil", tries.LockedUntil is { } until ? ItemValue.Timestamp(until) : default(ItemValue?));
}
