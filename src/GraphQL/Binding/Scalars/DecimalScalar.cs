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

    private static object Parse(string text) =>
        text.Length <= LongestText
        && decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : throw NotAccepted(Expected);
}
