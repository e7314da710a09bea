using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Graph.Ethereum.JsonRpc;

/// <summary>Numbers as the JSON-RPC API writes them: <c>0x</c> and hexadecimal digits without leading zeros.</summary>
internal static class Quantity
{
    /// <summary>256 bits; some nodes write leading zeros, which are allowed for.</summary>
    private const int MostDigits = 64;

    /// <exception cref="FormatException">It is no quantity of at most 256 bits.</exception>
    public static BigInteger Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 2 } text || !text.StartsWith("0x", StringComparison.Ordinal))
            throw new FormatException("A quantity is 0x and hexadecimal digits.");
        var digits = text.AsSpan(2);
        // Without a 0 in front, a first digit of 8 or more would be a sign.
        return digits.Length <= MostDigits
            && BigInteger.TryParse($"0{digits}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException("A quantity has at most 64 hexadecimal digits.");
    }

    /// <exception cref="FormatException">It is no quantity of at most 63 bits.</exception>
    public static long ReadLong(JsonElement value)
    {
        var number = Read(value);
        return number <= long.MaxValue ? (long)number : throw new FormatException("A quantity is larger than 63 bits.");
    }

    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static string Of(BigInteger number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var digits = number.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return digits.Length == 0 ? "0x0" : $"0x{digits}";
    }
}
