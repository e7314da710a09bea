using System.Globalization;

namespace Graph.Gateway.Rest.Shaping;

/// <summary>A number as JavaScript's <c>toFixed(2)</c> writes it.</summary>
/// <remarks>
/// ECMA-262, Number.prototype.toFixed: of two texts that are as near, the larger; .NET takes the even one. Only odd multiples of 1/8 are as
/// near to two: no other double lies exactly between two hundredths.
/// </remarks>
internal static class TwoDecimals
{
    /// <summary>From here on <c>toFixed</c> gives what <c>toString</c> gives.</summary>
    private const double Huge = 1e21;

    /// <summary>Doubles from here on are whole numbers.</summary>
    private const double Whole = 1L << 52;

    public static string Format(double value)
    {
        if (Math.Abs(value) >= Huge)
            return value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        if (Math.Abs(value) < Whole && IsOddEighth(value))
            // By eighths: the conversion of a double to a decimal rounds to 15 digits.
            return Math.Round((long)(value * 8) / 8m, 2, MidpointRounding.AwayFromZero).ToString("F2", CultureInfo.InvariantCulture);
        // Zero has no sign there.
        return (value == 0 ? 0 : value).ToString("F2", CultureInfo.InvariantCulture);
    }

    private static bool IsOddEighth(double value)
    {
        var eighths = value * 8;
        return eighths == Math.Floor(eighths) && Math.Abs(eighths % 2) == 1;
    }
}
