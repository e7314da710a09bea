using System.Numerics;

namespace Graph.Ethereum.Encoding;

/// <summary>
/// Recursive Length Prefix (Ethereum Yellow Paper, appendix B): strings of bytes and lists of them, as transactions are written.
/// </summary>
public sealed class RlpWriter
{
    private const byte ShortString = 0x80;
    private const byte ShortList = 0xC0;

    /// <summary>Up to here the first byte tells the length.</summary>
    private const int LongestShort = 55;

    private const int MostBits = 256;

    private readonly Stack<int> listStarts = new();
    private byte[] buffer = new byte[256];
    private int length;

    public ReadOnlySpan<byte> Written => listStarts.Count == 0
        ? buffer.AsSpan(0, length)
        : throw new InvalidOperationException("A list is not ended.");

    public RlpWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 1 || bytes[0] >= ShortString)
            Header(ShortString, bytes.Length, length);
        bytes.CopyTo(Grow(bytes.Length, length));
        return this;
    }

    /// <summary>A number in as few bytes as it takes, so that 0 is the empty string.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or has more than the 256 bits of Ethereum's numbers.</exception>
    public RlpWriter Integer(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.GetBitLength(), MostBits, nameof(value));
        return value.IsZero ? Bytes([]) : Bytes(value.ToByteArray(isUnsigned: true, isBigEndian: true));
    }

    /// <summary>A number by its bytes, the highest first; leading zeros are left out, as everywhere.</summary>
    public RlpWriter Number(ReadOnlySpan<byte> bytes) => Bytes(bytes.TrimStart((byte)0));

    /// <summary>What is written until <see cref="EndList"/> is its items.</summary>
    public RlpWriter BeginList()
    {
        listStarts.Push(length);
        return this;
    }

    public RlpWriter EndList()
    {
        var start = listStarts.Pop();
        Header(ShortList, length - start, start);
        return this;
    }

    /// <summary>Puts a header at a position; what is behind it moves.</summary>
    private void Header(byte offset, int contentLength, int position)
    {
        if (contentLength <= LongestShort)
        {
            Grow(1, position)[0] = (byte)(offset + contentLength);
            return;
        }
        var lengthOfLength = 4 - BitOperations.LeadingZeroCount((uint)contentLength) / 8;
        var header = Grow(1 + lengthOfLength, position);
        header[0] = (byte)(offset + LongestShort + lengthOfLength);
        for (var i = lengthOfLength; i > 0; i--, contentLength >>= 8)
            header[i] = (byte)contentLength;
    }

    private Span<byte> Grow(int count, int position)
    {
        if (length + count > buffer.Length)
            Array.Resize(ref buffer, Math.Max(length + count, 2 * buffer.Length));
        buffer.AsSpan(position, length - position).CopyTo(buffer.AsSpan(position + count));
        length += count;
        return buffer.AsSpan(position, count);
    }
}
