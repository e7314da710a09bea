using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Graph.Lambda.Hosting.Responses;

/// <summary>
/// Text within quotes in JSON, with as few escapes as may be: quotes, backslashes and control characters. The length is counted
/// beforehand, so that a body is written once, to where it stays.
/// </summary>
internal static class JsonText
{
    /// <summary>In bytes, without the quotes around it.</summary>
    /// <param name="text">UTF-8.</param>
    public static long Length(ReadOnlySpan<byte> text)
    {
        long length = text.Length + text.Count((byte)'"') + text.Count((byte)'\\');
        for (var at = text.IndexOfAnyInRange((byte)0, (byte)0x1F); at >= 0; at = text.IndexOfAnyInRange((byte)0, (byte)0x1F))
        {
            length += ShortOf(text[at]) == 0 ? 5 : 1;
            text = text[(at + 1)..];
        }
        return length;
    }

    /// <summary>Sixteen bytes at a time as long as there is room for so many, as JSON in JSON has a quote every few bytes.</summary>
    /// <returns>How many bytes it has written.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var (read, written) = (0, 0);
        while (text.Length - read >= Vector128<byte>.Count && to.Length - written >= Vector128<byte>.Count)
        {
            var block = Vector128.Create(text[read..]);
            block.CopyTo(to[written..]);
            var plain = BitOperations.TrailingZeroCount(Escaped(block));
            if (plain >= Vector128<byte>.Count)
            {
                read += Vector128<byte>.Count;
                written += Vector128<byte>.Count;
                continue;
            }
            read += plain + 1;
            written += plain;
            written += WriteEscape(text[read - 1], to[written..]);
        }
        foreach (var value in text[read..])
        {
            if (value is < (byte)' ' or (byte)'"' or (byte)'\\')
                written += WriteEscape(value, to[written..]);
            else
                to[written++] = value;
        }
        return written;
    }

    /// <summary>With the quotes around it.</summary>
    public static void Write(string text, IBufferWriter<byte> to)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var bytes = utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8));
        var span = to.GetSpan(checked((int)Length(bytes) + 2));
        span[0] = (byte)'"';
        var end = 1 + Write(bytes, span[1..]);
        span[end] = (byte)'"';
        to.Advance(end + 1);
        ArrayPool<byte>.Shared.Return(utf8);
    }

    /// <summary>A bit for each byte that cannot stand as it is.</summary>
    private static uint Escaped(Vector128<byte> block) =>
        (Vector128.Equals(block, Vector128.Create((byte)'"'))
            | Vector128.Equals(block, Vector128.Create((byte)'\\'))
            | Vector128.LessThan(block, Vector128.Create((byte)' '))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteEscape(byte value, Span<byte> to)
    {
        to[0] = (byte)'\\';
        if (value >= ' ')
        {
            to[1] = value;
            return 2;
        }
        if (ShortOf(value) is not 0 and var letter)
        {
            to[1] = letter;
            return 2;
        }
        "u00"u8.CopyTo(to[1..]);
        to[4] = (byte)(value < 0x10 ? '0' : '1');
        to[5] = "0123456789abcdef"u8[value & 0xF];
        return 6;
    }

    private static byte ShortOf(byte value) => value switch
    {
        (byte)'\n' => (byte)'n',
        (byte)'\r' => (byte)'r',
        (byte)'\t' => (byte)'t',
        _ => 0,
    };
}
