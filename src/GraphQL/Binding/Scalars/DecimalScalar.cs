using System.Globalization;
using Graph.GraphQL.Language;
using Graph.GraphQL.Response;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>
/// An exact decimal number of up to 28 digits, written as a JSON number with its digits as they are (<c>20.00</c> keeps
/// its zeros). Input takes a number, or a string for clients whose numbers are binary.
/// </summary>
public sealed class DecimalScalar : Scalar<decimal>
{
    public static readonly DecimalScalar Instance = new();

    private const string Expected = "Decimal takes a number of up to 28 digits, as in 20.00 or \"20.00\".";
    private const int LongestText = 64;
    private const int MostDigits = 28;

    public override object CoerceLiteral(ValueNode literal) => literal switch
    {
        IntValueNode number => Parse(number.Value),
        FloatValueNode number => Parse(number.Value),
        StringValueNode text => Parse(text.Value),
        _ => throw NotAccepted(Expected),
    };

    public override object CoerceValue(object value) => value switch
    {
        decimal number => number,
        long number => (decimal)number,
        int number => (decimal)number,
        double number => Parse(number.ToString("R", CultureInfo.InvariantCulture)),
        JsonNumber number => Parse(number.Text),
        string text => Parse(text),
        _ => throw NotAccepted(Expected),
    };

    public override void Write(decimal value, Utf8JsonBuffer output) => output.WriteNumber(value);

    /// <returns>False when the text is no number, or one that a decimal does not hold exactly.</returns>
    public static bool TryParse(string text, out decimal number)
    {
        number = 0;
        return text.Length <= LongestText
            && IsExact(text)
            && decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out number);
    }

    private static object Parse(string text) => TryParse(text, out var number) ? number : throw NotAccepted(Expected);

    /// <summary>More digits, or smaller ones, than a decimal holds would be rounded without a word.</summary>
    private static bool IsExact(ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (e >= 0 && !int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;
        var digits = (e < 0 ? text : text[..e]).TrimStart("+-0");
        var point = digits.IndexOf('.');
        var fraction = point < 0 ? 0 : digits.Length - point - 1;
        var significant = point < 0 ? digits.Length : digits.Length - 1 - (point == 0 ? LeadingZeros(digits[1..]) : 0);
        return significant <= MostDigits && fraction - (long)exponent <= MostDigits;
    }

    private static int LeadingZeros(ReadOnlySpan<char> digits) => digits.Length - digits.TrimStart('0').Length;
}
