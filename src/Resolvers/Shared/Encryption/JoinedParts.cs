using System.Buffers.Binary;

namespace Graph.Resolvers.Shared.Encryption;

/// <summary>Several parts as one content of a box: each with its length before it.</summary>
internal static class JoinedParts
{
    public static byte[] Join(params IReadOnlyList<byte[]> parts)
    {
        var joined = new byte[parts.Sum(part => sizeof(int) + part.Length)];
        var rest = joined.AsSpan();
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32BigEndian(rest, part.Length);
            part.CopyTo(rest[sizeof(int)..]);
            rest = rest[(sizeof(int) + part.Length)..];
        }
        return joined;
    }

    public static List<byte[]> Split(ReadOnlySpan<byte> joined)
    {
        var parts = new List<byte[]>();
        while (!joined.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(joined);
            parts.Add(joined.Slice(sizeof(int), length).ToArray());
            joined = joined[(sizeof(int) + length)..];
        }
        return parts;
    }
}
