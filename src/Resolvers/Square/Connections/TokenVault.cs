using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Encryption;

namespace Graph.Resolvers.Square.Connections;

/// <summary>
/// Encrypts and decrypts the tokens of sellers. A box is bound to its merchant; changed keys of the server are told apart by their ids.
/// </summary>
public sealed class TokenVault(IKeyService keys)
{
    internal async ValueTask<Envelope> Seal(string merchantId, Secret access, Secret refresh, CancellationToken cancellationToken)
    {
        var content = Join(access.Reveal(), refresh.Reveal());
        var envelope = await Envelope.Seal(keys, ContextOf(merchantId), content, Owner(merchantId), cancellationToken);
        CryptographicOperations.ZeroMemory(content);
        return envelope;
    }

    /// <exception cref="CryptographicException">The row was changed, or the server's key is another.</exception>
    internal async ValueTask<(Secret Access, Secret Refresh)> Open(
        string merchantId, Envelope envelope, CancellationToken cancellationToken)
    {
        var content = await envelope.Open(keys, ContextOf(merchantId), Owner(merchantId), cancellationToken);
        var length = BinaryPrimitives.ReadInt32BigEndian(content);
        var access = Encoding.UTF8.GetString(content.AsSpan(sizeof(int), length));
        var refresh = Encoding.UTF8.GetString(content.AsSpan(sizeof(int) + length));
        CryptographicOperations.ZeroMemory(content);
        return (new Secret(access), new Secret(refresh));
    }

    /// <summary>The first with its length before it.</summary>
    private static byte[] Join(string access, string refresh)
    {
        var length = Encoding.UTF8.GetByteCount(access);
        var joined = new byte[sizeof(int) + length + Encoding.UTF8.GetByteCount(refresh)];
        BinaryPrimitives.WriteInt32BigEndian(joined, length);
        Encoding.UTF8.GetBytes(access, joined.AsSpan(sizeof(int)));
        Encoding.UTF8.GetBytes(refresh, joined.AsSpan(sizeof(int) + length));
        return joined;
    }

    private static string ContextOf(string merchantId) => $"square:{merchantId}";

    private static byte[] Owner(string merchantId) => AssociatedData.Of("square tokens 1", merchantId);
}
