using System.Globalization;

namespace Graph.Resolvers.Shared;

/// <summary>Numbers as text that sorts as they do, for sort keys that say more than a number.</summary>
internal static class SortableNumber
{
    /// <summary>29 digits before the point, as many as <see cref="decimal"/> has, and 9 behind it; what is smaller is cut off.</summary>
    private const string Pattern = "00000000000000000000000000000.000000000";

    /// <summary>39 characters and the sign's: negative numbers begin with 0 and have the complements of their digits.</summary>
    public static string Of(decimal number)
    {
        var digits = Truncate(Math.Abs(number)).ToString(Pattern, CultureInfo.InvariantCulture);
        return number < 0 ? $"0{Complement(digits)}" : $"1{digits}";
    }

    private static decimal Truncate(decimal number) => number < 1e18m ? decimal.Truncate(number * 1e9m) / 1e9m : decimal.Truncate(number);

    private static string Complement(string digits) => string.Create(digits.Length, digits, static (text, source) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = char.IsAsciiDigit(source[i]) ? (char)('0' + '9' - source[i]) : source[i];
    });
}
