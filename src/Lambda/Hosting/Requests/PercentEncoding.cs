using System.Buffers;
using System.Text;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>
/// Paths in and out of percent-encoding, as Kestrel does it: an encoded slash stays encoded, and so does what is no UTF-8.
/// </summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        "/-._~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    public static string Decode(string path)
    {
        if (!path.Contains('%'))
            return path;
        var decoded = new StringBuilder(path.Length);
        for (var at = 0; at < path.Length;)
            at += Append(decoded, path.AsSpan(at));
        return decoded.ToString();
    }

    /// <summary>Of a path that somebody has decoded: what it can have been, and means the same.</summary>
    public static string Encode(string path) =>
        path.AsSpan().IndexOfAnyExcept(s_plain) < 0 ? path : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <returns>How many characters it has read.</returns>
    private static int Append(StringBuilder decoded, ReadOnlySpan<char> path)
    {
        if (Octet(path) is not { } first || first == '/')
        {
            decoded.Append(path[0]);
            return 1;
        }
        Span<byte> octets = stackalloc byte[4];
        octets[0] = (byte)first;
        var count = 1;
        while (first >= 0x80 && count < octets.Length && Octet(path[(3 * count)..]) is { } next)
            octets[count++] = (byte)next;
        if (Rune.DecodeFromUtf8(octets[..count], out var rune, out var read) != OperationStatus.Done)
        {
            decoded.Append(path[..3]);
            return 3;
        }
        Span<char> characters = stackalloc char[2];
        decoded.Append(characters[..rune.EncodeToUtf16(characters)]);
        return 3 * read;
    }

    /// <summary>What <c>%XX</c> at the start stands for; null when it is none.</summary>
    private static int? Octet(ReadOnlySpan<char> path) =>
        path.Length >= 3 && path[0] == '%' && char.IsAsciiHexDigit(path[1]) && char.IsAsciiHexDigit(path[2])
            ? (Hex(path[1]) << 4) | Hex(path[2])
            : null;

    private static int Hex(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
