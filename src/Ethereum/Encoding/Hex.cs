using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Graph.Ethereum.Encoding;

/// <summary>Bytes as Ethereum writes them: <c>0x</c> and two hexadecimal digits each.</summary>
public static class Hex
{
    public static string Of(ReadOnlySpan<byte> bytes) => $"0x{Convert.ToHexStringLower(bytes)}";

    /// <summary>False without <c>0x</c>, for an odd number of digits, and for more bytes than <paramref name="most"/>.</summary>
    public static bool TryParse(string? text, int most, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text is null || !text.StartsWith("0x", StringComparison.Ordinal) || text.Length % 2 != 0 || (text.Length - 2) / 2 > most)
            return false;
        var read = new byte[(text.Length - 2) / 2];
        if (Convert.FromHexString(text.AsSpan(2), read, out _, out _) != OperationStatus.Done)
            return false;
        bytes = read;
        return true;
    }
}
