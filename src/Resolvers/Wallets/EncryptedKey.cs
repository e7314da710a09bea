using Graph.Ethereum.Keystores;

namespace Graph.Resolvers.Wallets;

/// <summary>
/// A private key as it is stored: sealed under a key derived from the user's password, and that box sealed under a data key of
/// the server. Who has only the table cannot even try passwords.
/// </summary>
/// <param name="Salt">16 random bytes, anew with each password.</param>
/// <param name="DataKey">The data key, encrypted by the server's key.</param>
/// <param name="Content">The outer box.</param>
public sealed record EncryptedKey(ScryptParameters Derivation, byte[] Salt, byte[] DataKey, byte[] Content);
