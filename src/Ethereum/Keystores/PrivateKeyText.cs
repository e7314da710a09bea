using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Keystores;

/// <summary>A private key as wallets show it: <c>0x</c> and 64 hexadecimal digits.</summary>
public static class PrivateKeyText
{
    /// <exception cref="KeystoreException">It is no private key.</exception>
    public static PrivateKey Read(string text)
    {
        using var bytes = new SecretBytes(PrivateKey.Length);
        var isRead = text.Length == 2 + 2 * PrivateKey.Length
            && text.StartsWith("0x", StringComparison.Ordinal)
            && Convert.FromHexString(text.AsSpan(2), bytes.Span, out _, out _) == System.Buffers.OperationStatus.Done;
        return isRead && PrivateKey.IsKey(bytes.Span)
            ? PrivateKey.Import(bytes.Span)
            : throw new KeystoreException(KeystoreFailure.Malformed, "A private key is 0x and 64 hexadecimal digits, more than 0 and less than the order of secp256k1.");
    }
}
