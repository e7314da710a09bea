namespace Graph.Resolvers.Shared.Encryption;

/// <summary>
/// Where the server's keys are: the two calls of AWS KMS that envelope encryption needs. A data key encrypts one thing and is
/// stored beside it, encrypted by a key that never leaves the service.
/// </summary>
public interface IKeyService
{
    /// <param name="context">What the data key is for; it is decrypted for the same only (KMS: encryption context).</param>
    ValueTask<DataKey> GenerateDataKey(string context, CancellationToken cancellationToken);

    /// <returns>32 bytes, which the caller wipes.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The blob is not of this service's keys, or is for another context.
    /// </exception>
    ValueTask<byte[]> Decrypt(ReadOnlyMemory<byte> blob, string context, CancellationToken cancellationToken);
}

/// <summary>A new key of 32 bytes, and the same encrypted, to be stored.</summary>
/// <param name="Plaintext">The caller wipes it.</param>
public sealed record DataKey(byte[] Plaintext, byte[] Blob);
