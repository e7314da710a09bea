using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Paging;

/// <summary>
/// Opaque positions for clients: URL-safe text that holds named values, signed (HMAC-SHA256, 16 bytes) together with the
/// scope in which they were given out. Any other scope, and any change, is refused.
/// </summary>
/// <remarks>
/// Layout before base64url: version (1 byte), signature (16), values. Whoever holds a cursor can read its values.
/// </remarks>
public sealed class Cursors(CursorKey key)
{
    /// <summary>Longest cursor that is looked at. DynamoDB's keys (at most 2 of 3 KB with their names) stay below.</summary>
    public const int LongestText = 10_240;

    private const byte Version = 1;
    private const int SignatureLength = 16;
    private const int HeaderLength = 1 + SignatureLength;

    public string Encode(string scope, IReadOnlyCollection<KeyValuePair<string, ItemValue>> position)
    {
        var values = CursorValues.Write(position);
        var bytes = new byte[HeaderLength + values.Length];
        bytes[0] = Version;
        values.CopyTo(bytes, HeaderLength);
        Sign(scope, values, bytes.AsSpan(1, SignatureLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False for anything that <see cref="Encode"/> with the same key and scope did not make.</summary>
    public bool TryDecode(string cursor, string scope, [NotNullWhen(true)] out IReadOnlyDictionary<string, ItemValue>? position)
    {
        position = null;
        if (!TryReadBytes(cursor, out var bytes) || bytes[0] != Version)
            return false;
        var values = bytes.AsSpan(HeaderLength);
        Span<byte> expected = stackalloc byte[SignatureLength];
        Sign(scope, values, expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(1, SignatureLength))
            && CursorValues.TryRead(values, out position);
    }

    /// <summary>Only the text that encoding gives: the decoder also takes padding, spaces and stray bits.</summary>
    private static bool TryReadBytes(string cursor, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (cursor.Length > LongestText || !Base64Url.IsValid(cursor, out var length) || length <= HeaderLength)
            return false;
        bytes = new byte[length];
        return Base64Url.TryDecodeFromChars(cursor, bytes, out var written)
            && written == length
            && Base64Url.EncodeToString(bytes) == cursor;
    }

    /// <summary>Over version, length of the scope, scope and values: nothing can move from one part to the next.</summary>
    private void Sign(string scope, ReadOnlySpan<byte> values, Span<byte> signature)
    {
        const int scopeStart = 1 + sizeof(int);
        var scopeLength = Encoding.UTF8.GetByteCount(scope);
        var message = new byte[scopeStart + scopeLength + values.Length];
        message[0] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(1), scopeLength);
        Encoding.UTF8.GetBytes(scope, message.AsSpan(scopeStart));
        values.CopyTo(message.AsSpan(scopeStart + scopeLength));
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Bytes, message, whole);
        whole[..SignatureLength].CopyTo(signature);
    }
}
