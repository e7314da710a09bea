using System.Globalization;

namespace Graph.Resolvers.Shared;

/// <summary>
/// The number that a text begins with, as the stored sums have always been read: <c>"20.00"</c> and <c>"20.00 NZD"</c>
/// are 20, <c>"NZ$20"</c> is none.
/// </summary>
public static class LeadingNumber
{
    /// <returns>False when the text begins with no number, or with one that <see cref="decimal"/> cannot hold.</returns>
    public static bool TryRead(string? text, out decimal value)
    {
        var trimmed = text.AsSpan().TrimStart();
        var number = trimmed[..LengthOfNumber(trimmed)];
        return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        var start = text is ['+' or '-', ..] ? 1 : 0;
        var end = start + CountDigits(text[start..]);
        if (end < text.Length && text[end] == '.')
            end += 1 + CountDigits(text[(end + 1)..]);
        return end + LengthOfExponent(text[end..]);
    }

    private static int LengthOfExponent(ReadOnlySpan<char> text)
    {
        if (text is not ['e' or 'E', ..])
            return 0;
        var sign = text[1..] is ['+' or '-', ..] ? 1 : 0;
        var digits = CountDigits(text[(1 + sign)..]);
        return digits == 0 ? 0 : 1 + sign + digits;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }
}
