using System.Globalization;
using Graph.GraphQL.Language;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.Binding;

/// <summary>
/// A whole number of 64 bits, written as a JSON number. Input takes a number, or a string for clients whose numbers are
/// exact only up to 2^53.
/// </summary>
public sealed class LongScalar : Scalar<long>
{
    public static readonly LongScalar Instance = new();

    private const string Expected = "Long takes a whole number between -9223372036854775808 and 9223372036854775807.";

    public override object CoerceLiteral(ValueNode literal) => literal switch
    {
        IntValueNode number => Parse(number.Value),
        StringValueNode text => Parse(text.Value),
        _ => throw NotAccepted(Expected),
    };

    public override object CoerceValue(object value) => value switch
    {
        long number => number,
        int number => (long)number,
        string text => Parse(text),
        _ => throw NotAccepted(Expected),
    };

    public override void Write(long value, Utf8JsonBuffer output) => output.WriteNumber(value);

    private static object Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw NotAccepted(Expected);
}
