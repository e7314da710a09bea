using System.Globalization;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Reads numbers of the JSON model (see <see cref="ScalarCoercion.CoerceValue"/>) and of literals.</summary>
internal static class NumberText
{
    private const double LargestExactInteger = 9007199254740992;

    /// <summary>Null where the text is no number or none that double precision holds as finite.</summary>
    public static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && IsFinite(value) ? value : null;

    /// <summary>Null where the value is no number, or none that double precision holds as finite.</summary>
    public static double? ToDouble(object value) => value switch
    {
        int number => number,
        long number => number,
        double number => IsFinite(number) ? number : null,
        float number => IsFinite(number) ? number : null,
        decimal number => (double)number,
        JsonNumber number => Parse(number.Text),
        _ => null,
    };

    /// <summary>The digits of a whole number, as written where that is possible; null where it is not a whole number.</summary>
    public static string? ToInteger(object value)
    {
        if (value is JsonNumber { Text: var text } && IsDigits(text))
            return text;
        return ToDouble(value) is { } real && Math.Floor(real) == real && Math.Abs(real) <= LargestExactInteger
            ? ((long)real).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static bool IsDigits(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] is not (>= '0' and <= '9') && !(i == 0 && text[i] == '-'))
                return false;
        return true;
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
