using System.Buffers.Binary;
using System.Text;

namespace Graph.Resolvers.Shared.Encryption;

/// <summary>What a sealed box belongs to, as bytes: each part with its length, so that no two lists of parts are the same bytes.</summary>
internal static class AssociatedData
{
    public static byte[] Of(params ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts)
            length += sizeof(int) + Encoding.UTF8.GetByteCount(part);

        var bytes = new byte[length];
        var rest = bytes.AsSpan();
        foreach (var part in parts)
        {
            var written = Encoding.UTF8.GetBytes(part, rest[sizeof(int)..]);
            BinaryPrimitives.WriteInt32BigEndian(rest, written);
            rest = rest[(sizeof(int) + written)..];
        }
        return bytes;
    }
}
