using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Transactions;

/// <summary>The id of a transaction, a UUID.</summary>
public readonly record struct TransactionId(string Value)
{
    /// <summary>Follows from its user and their key, so that a transfer that is sent again finds itself.</summary>
    public static TransactionId Of(UserId user, string idempotencyKey)
    {
        var name = Encoding.UTF8.GetBytes(user.Value);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, name.Length);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. length, .. name, .. Encoding.UTF8.GetBytes(idempotencyKey)], hash);
        // RFC 9562, section 5.8: version 8, by a rule of one's own.
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new TransactionId(new Guid(hash[..16], bigEndian: true).ToString());
    }

    public override string ToString() => Value;
}
