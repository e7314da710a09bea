using System.Buffers;
using System.Text;

namespace Graph.Lambda.Hosting.Responses;

/// <summary>
/// Text within quotes in JSON, with as few escapes as may be: quotes, backslashes and control characters. The length is counted
/// beforehand, so that a body is written once, to where it stays.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> s_escaped = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(control => (byte)control), (byte)'"', (byte)'\\']);

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

    /// <returns>How many bytes it has written.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var written = 0;
        for (var at = text.IndexOfAny(s_escaped); at >= 0; at = text.IndexOfAny(s_escaped))
        {
            text[..at].CopyTo(to[written..]);
            written += at;
            written += WriteEscape(text[at], to[written..]);
            text = text[(at + 1)..];
        }
        text.CopyTo(to[written..]);
        return written + text.Length;
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

    private static int WriteEscape(byte value, Span<byte> to)
    {
        to[0] = (byte)'\\';
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
        (byte)'"' => (byte)'"',
        (byte)'\\' => (byte)'\\',
        (byte)'\n' => (byte)'n',
        (byte)'\r' => (byte)'r',
        (byte)'\t' => (byte)'t',
        _ => 0,
    };
}
