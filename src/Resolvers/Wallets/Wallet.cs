using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>An Ethereum account of a user, with its key as it is stored.</summary>
/// <param name="Id">Made with the key; a wallet that takes another's place has another.</param>
/// <param name="PublicKey">Uncompressed, with <c>0x04</c>.</param>
/// <param name="NextNonce">The nonce of the next transaction that is submitted; null before the first.</param>
/// <param name="Skipped">By rising nonces.</param>
public sealed record Wallet(
    UserId UserId,
    string Id,
    string Address,
    string PublicKey,
    DateTimeOffset CreatedAt,
    EncryptedKey Key,
    PasswordTries Tries,
    long? NextNonce,
    IReadOnlyList<SkippedNonces> Skipped)
{
    /// <summary>A lock that has ended is none; who asks a moment later sees it gone.</summary>
    public DateTimeOffset? LockedUntil => Tries.LockedUntil;
}
