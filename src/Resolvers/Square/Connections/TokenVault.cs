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
        byte[][] parts = [Encoding.UTF8.GetBytes(access.Reveal()), Encoding.UTF8.GetBytes(refresh.Reveal())];
        var content = JoinedParts.Join(parts);
        var envelope = await Envelope.Seal(keys, ContextOf(merchantId), content, Owner(merchantId), cancellationToken);
        Wipe([content, .. parts]);
        return envelope;
    }

    /// <exception cref="CryptographicException">The row was changed, or the server's key is another.</exception>
    internal async ValueTask<(Secret Access, Secret Refresh)> Open(
        string merchantId, Envelope envelope, CancellationToken cancellationToken)
    {
        var content = await envelope.Open(keys, ContextOf(merchantId), Owner(merchantId), cancellationToken);
        var parts = JoinedParts.Split(content);
        var (access, refresh) = (new Secret(Encoding.UTF8.GetString(parts[0])), new Secret(Encoding.UTF8.GetString(parts[1])));
        Wipe([content, .. parts]);
        return (access, refresh);
    }

    private static void Wipe(IEnumerable<byte[]> secrets)
    {
        foreach (var secret in secrets)
            CryptographicOperations.ZeroMemory(secret);
    }

    private static string ContextOf(string merchantId) => $"square:{merchantId}";

    private static byte[] Owner(string merchantId) => AssociatedData.Of("square tokens 1", merchantId);
}
