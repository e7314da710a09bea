using System.Security.Cryptography;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Transactions;

/// <summary>Encrypts and decrypts what was signed. A box is bound to its transaction and user.</summary>
public sealed class RungVault(IKeyService keys)
{
    internal ValueTask<Envelope> Seal(
        TransactionId id, UserId user, IReadOnlyList<byte[]> signed, CancellationToken cancellationToken) =>
        Envelope.Seal(keys, ContextOf(id), JoinedParts.Join(signed), Owner(id, user), cancellationToken);

    /// <exception cref="CryptographicException">The row was changed, or the server's key is another.</exception>
    internal async ValueTask<IReadOnlyList<byte[]>> Open(SignedTransfer transfer, CancellationToken cancellationToken)
    {
        var (id, user) = (transfer.Transaction.Id, transfer.Transaction.UserId);
        return JoinedParts.Split(await transfer.Rungs.Open(keys, ContextOf(id), Owner(id, user), cancellationToken));
    }

    private static string ContextOf(TransactionId id) => $"transaction:{id}";

    private static byte[] Owner(TransactionId id, UserId user) => AssociatedData.Of("graph transaction 1", id.Value, user.Value);
}
