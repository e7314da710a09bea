using System.Globalization;
using System.Security.Cryptography;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Keystores;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>
/// Encrypts and decrypts keys of wallets. Two boxes: the inner one opens with the password, the outer one with the server's key.
/// Both are bound to the user, the wallet, the address and the derivation's parameters, so that nothing of a row can be changed or
/// put into another row; such a row fails at the outer box, before any password is tried.
/// </summary>
public sealed class WalletVault(IKeyService keys, KeyDerivations derivations, WalletOptions options)
{
    private const string Version = "graph wallet 1";
    private const int PrivateKeyLength = 32;
    private const int SaltLength = 16;

    public async ValueTask<EncryptedKey> Encrypt(
        PrivateKey key, UserId user, string walletId, SecretBytes password, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var owner = Owner(user, walletId, key.Address.ToString(), options.Derivation, salt);
        using var passwordKey = await Derive(password, salt, options.Derivation, cancellationToken);
        using var plain = new SecretBytes(PrivateKeyLength);
        key.Export(plain.Span);
        var inner = AesGcmBox.Seal(passwordKey.Span, plain.Span, owner);
        var outer = await Envelope.Seal(keys, ContextOf(walletId), inner, owner, cancellationToken);
        return new EncryptedKey(options.Derivation, salt, outer.DataKey, outer.Content);
    }

    /// <returns>The key, to be disposed; null when the password is another.</returns>
    /// <exception cref="CryptographicException">The row was changed, or the server's key is another.</exception>
    public async ValueTask<PrivateKey?> TryDecrypt(Wallet wallet, SecretBytes password, CancellationToken cancellationToken)
    {
        var stored = wallet.Key;
        var owner = Owner(wallet.UserId, wallet.Id, wallet.Address, stored.Derivation, stored.Salt);
        var outer = new Envelope(stored.DataKey, stored.Content);
        var inner = await outer.Open(keys, ContextOf(wallet.Id), owner, cancellationToken);
        using var passwordKey = await Derive(password, stored.Salt, stored.Derivation, cancellationToken);
        using var plain = new SecretBytes(PrivateKeyLength);
        return AesGcmBox.TryOpen(passwordKey.Span, inner, owner, plain.Span) ? PrivateKey.Import(plain.Span) : null;
    }

    private ValueTask<SecretBytes> Derive(
        SecretBytes password, byte[] salt, ScryptParameters parameters, CancellationToken cancellationToken) =>
        derivations.Run(
            () =>
            {
                var key = new SecretBytes(AesGcmBox.KeyLength);
                Scrypt.DeriveKey(password.Span, salt, parameters, key.Span, cancellationToken: cancellationToken);
                return key;
            },
            cancellationToken);

    private static string ContextOf(string walletId) => $"wallet:{walletId}";

    private static byte[] Owner(UserId user, string walletId, string address, ScryptParameters derivation, byte[] salt) => AssociatedData.Of(
        Version,
        string.Create(CultureInfo.InvariantCulture, $"scrypt:{derivation.N}:{derivation.R}:{derivation.P}"),
        Convert.ToHexStringLower(salt),
        user.Value,
        walletId,
        address);
}
