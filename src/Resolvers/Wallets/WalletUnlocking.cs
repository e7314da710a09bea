using System.Security.Cryptography;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Keystores;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>Opens a wallet with its password: the try is counted first, and the count cleared when it was good.</summary>
public sealed class WalletUnlocking(WalletStore wallets, WalletVault vault, WalletTurns turns, TimeProvider time)
{
    /// <param name="path">Where the password stands in the input.</param>
    /// <returns>The open wallet, to be disposed as soon as its key is not needed; or why it stays closed.</returns>
    public async ValueTask<UnlockedWallet> Unlock(
        UserId user, Secret password, IReadOnlyList<string> path, CancellationToken cancellationToken)
    {
        var turn = await turns.Take(user, cancellationToken);
        try
        {
            var unlocked = await UnlockInTurn(user, password, path, turn, cancellationToken);
            if (unlocked.Error is not null)
                turn.Dispose();
            return unlocked;
        }
        catch // of whatever kind: the next one's turn has come
        {
            turn.Dispose();
            throw;
        }
    }

    private async ValueTask<UnlockedWallet> UnlockInTurn(
        UserId user, Secret password, IReadOnlyList<string> path, IDisposable turn, CancellationToken cancellationToken)
    {
        if (!PasswordRules.TryEncode(password, path, out var utf8, out var notUsable))
            return UnlockedWallet.Refused(notUsable);
        using (utf8)
        {
            var (counted, refusal) = await CountTry(user, path, cancellationToken);
            if (counted is null)
                return UnlockedWallet.Refused(refusal!);
            if (await Try(counted, utf8, cancellationToken) is not { } key)
                return UnlockedWallet.Refused(WrongPassword(path));
            // The password was good, also for who has gone meanwhile.
            await wallets.ClearTries(counted, CancellationToken.None);
            return new UnlockedWallet(counted, key, turn);
        }
    }

    /// <summary>Where no password was tried, because too many wait or the server's key is away, none was wrong.</summary>
    private async ValueTask<PrivateKey?> Try(Wallet counted, SecretBytes password, CancellationToken cancellationToken)
    {
        try
        {
            return await vault.TryDecrypt(counted, password, cancellationToken);
        }
        catch (Exception untried) when (untried is GraphQLException or CryptographicException)
        {
            var before = new PasswordTries(counted.Tries.Count - 1, null);
            await wallets.CountTry(counted, before, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Of tries at the same moment, in other instances too, each is counted.</summary>
    private async ValueTask<(Wallet? Wallet, UserError? Refusal)> CountTry(
        UserId user, IReadOnlyList<string> path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await wallets.Get(user, cancellationToken) is not { } wallet)
                return (null, NoWallet);
            var now = time.GetUtcNow();
            if (wallet.Tries.IsLocked(now))
                return (null, Locked(wallet.Tries.LockedUntil!.Value, path));
            if (await wallets.CountTry(wallet, wallet.Tries.Next(now), cancellationToken) is { } counted)
                return (counted, null);
        }
    }

    internal static UserError NoWallet { get; } =
        new("You have no wallet: make one by 'createUser' or 'importWallet'.", [], UserErrorCode.NotFound);

    private static UserError WrongPassword(IReadOnlyList<string> path) =>
        new("This is not the wallet's password.", path, UserErrorCode.WrongPassword);

    private static UserError Locked(DateTimeOffset until, IReadOnlyList<string> path) => new(
        $"Too many passwords were wrong. The next is tried from {until.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} on.", path, UserErrorCode.Locked);
}
