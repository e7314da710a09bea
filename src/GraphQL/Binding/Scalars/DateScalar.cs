using System.Globalization;
using Graph.GraphQL.Language;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.Binding;

/// <summary>A calendar date, RFC 3339 full-date, as in <c>2031-05-06</c>.</summary>
public sealed class DateScalar : Scalar<DateOnly>
{
    public static readonly DateScalar Instance = new();

    private const string Format = "yyyy-MM-dd";
    private const string Expected = "Date takes a date as in \"2031-05-06\".";

    public override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text ? Parse(text.Value) : throw NotAccepted(Expected);

    public override object CoerceValue(object value) =>
        value is string text ? Parse(text) : throw NotAccepted(Expected);

    public override void Write(DateOnly value, Utf8JsonBuffer output)
    {
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        output.WriteString(text[..length]);
    }

    private static object Parse(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw NotAccepted(Expected);
}
