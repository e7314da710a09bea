using System.Numerics;

namespace Graph.Ethereum.Encoding;

/// <summary>
/// Reads what <see cref="RlpWriter"/> writes (Ethereum Yellow Paper, appendix B), and only that: what could have been written
/// shorter is refused, so that one content has one hash. Copies nothing, and goes into a list only when it is told to, so what
/// it takes does not depend on what a stranger has nested.
/// </summary>
/// <remarks>Each method throws <see cref="FormatException"/> for what it does not find.</remarks>
public ref struct RlpReader(ReadOnlySpan<byte> data)
{
    private const byte ShortString = 0x80;
    private const byte ShortList = 0xC0;

    /// <summary>Up to here the first byte tells the length.</summary>
    private const int LongestShort = 55;

    private ReadOnlySpan<byte> rest = data;

    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>Whether a list comes next.</summary>
    public readonly bool IsAtList => !rest.IsEmpty && rest[0] >= ShortList;

    public ReadOnlySpan<byte> ReadBytes()
    {
        if (IsAtList)
            throw new FormatException("There is a list of RLP where bytes are to be.");
        if (!rest.IsEmpty && rest[0] < ShortString)
            return Take(1);
        var bytes = ReadContent(ShortString);
        return bytes.Length == 1 && bytes[0] < ShortString
            ? throw new FormatException("RLP has a header before a byte that needs none.")
            : bytes;
    }

    /// <summary>A number without leading zeros, of at most so many bytes.</summary>
    public BigInteger ReadInteger(int mostBytes = 32)
    {
        var bytes = ReadBytes();
        if (bytes.Length > mostBytes)
            throw new FormatException($"A number of RLP has {bytes.Length} bytes, of at most {mostBytes}.");
        return bytes is [0, ..]
            ? throw new FormatException("A number of RLP begins with zeros.")
            : new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>A number up to 2^63 - 1.</summary>
    public long ReadLong()
    {
        var number = ReadInteger(sizeof(long));
        return number <= long.MaxValue ? (long)number : throw new FormatException("A number of RLP is larger than 2^63 - 1.");
    }

    /// <summary>The items of the list that comes next.</summary>
    public RlpReader ReadList() => IsAtList
        ? new RlpReader(ReadContent(ShortList))
        : throw new FormatException("There is no list of RLP where one is to be.");

    /// <summary>That nothing is left.</summary>
    public readonly void End()
    {
        if (!IsAtEnd)
            throw new FormatException($"There are {rest.Length} bytes behind the end of RLP.");
    }

    /// <summary>What the header that comes next says, whose first byte counts from <paramref name="offset"/>.</summary>
    private ReadOnlySpan<byte> ReadContent(byte offset)
    {
        var length = Take(1)[0] - offset;
        return Take(length <= LongestShort ? length : ReadLength(length - LongestShort));
    }

    private int ReadLength(int bytes)
    {
        if (bytes > sizeof(int))
            throw new FormatException("RLP says that it is longer than 4 GB.");
        long length = 0;
        foreach (var digit in Take(bytes))
        {
            if (length == 0 && digit == 0)
                throw new FormatException("A length of RLP begins with zeros.");
            length = length << 8 | digit;
        }
        if (length <= LongestShort)
            throw new FormatException("RLP has a long header before what needs a short one.");
        return length <= rest.Length ? (int)length : throw Short();
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
            throw Short();
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static FormatException Short() => new("RLP ends before what it says that it has.");
}
