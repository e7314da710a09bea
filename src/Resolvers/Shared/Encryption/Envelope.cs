using System.Security.Cryptography;

namespace Graph.Resolvers.Shared.Encryption;

/// <summary>Something encrypted under a data key of its own, and that key, encrypted by the server's. Who has only the table has neither.</summary>
/// <param name="DataKey">As the key service decrypts it.</param>
/// <param name="Content">A box of <see cref="AesGcmBox"/>.</param>
internal sealed record Envelope(byte[] DataKey, byte[] Content)
{
    /// <param name="context">What the data key is for.</param>
    /// <param name="associated">Opens only beside the same.</param>
    public static async ValueTask<Envelope> Seal(
        IKeyService keys, string context, ReadOnlyMemory<byte> content, byte[] associated, CancellationToken cancellationToken)
    {
        var dataKey = await keys.GenerateDataKey(context, cancellationToken);
        var box = AesGcmBox.Seal(dataKey.Plaintext, content.Span, associated);
        CryptographicOperations.ZeroMemory(dataKey.Plaintext);
        return new Envelope(dataKey.Blob, box);
    }

    /// <returns>The content, which the caller wipes.</returns>
    /// <exception cref="CryptographicException">It was changed, belongs to something else, or the server's key is another.</exception>
    public async ValueTask<byte[]> Open(IKeyService keys, string context, byte[] associated, CancellationToken cancellationToken)
    {
        var dataKey = await keys.Decrypt(DataKey, context, cancellationToken);
        var content = new byte[Math.Max(0, Content.Length - AesGcmBox.Overhead)];
        var isOpen = AesGcmBox.TryOpen(dataKey, Content, associated, content);
        CryptographicOperations.ZeroMemory(dataKey);
        return isOpen ? content : throw new CryptographicException($"What is kept of {context} is not as it was written.");
    }
}
