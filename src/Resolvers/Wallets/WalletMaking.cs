using Graph.Ethereum.Keys;
using Graph.Ethereum.Keystores;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>Makes a user's wallet of a key, unless there is one: that key would be lost.</summary>
public sealed class WalletMaking(WalletStore wallets, WalletVault vault, TimeProvider time)
{
    /// <returns>The wallet that is there now, and whether it is the new one.</returns>
    public async ValueTask<(Wallet Wallet, bool IsNew)> Generate(
        UserId user, SecretBytes password, CancellationToken cancellationToken)
    {
        if (await wallets.Get(user, cancellationToken) is { } existing)
            return (existing, false);
        using var key = PrivateKey.Generate();
        return await Make(user, key, password, cancellationToken);
    }

    /// <inheritdoc cref="Generate"/>
    public async ValueTask<(Wallet Wallet, bool IsNew)> Make(
        UserId user, PrivateKey key, SecretBytes password, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        var encrypted = await vault.Encrypt(key, user, id, password, cancellationToken);
        var wallet = new Wallet(
            user,
            id,
            key.Address.ToString(),
            $"0x04{Convert.ToHexStringLower(key.PublicKey)}",
            time.GetUtcNow(),
            encrypted,
            PasswordTries.None,
            NextNonce: null,
            Skipped: []);
        return await wallets.Insert(wallet, cancellationToken);
    }
}
