using System.Globalization;
using Graph.GraphQL.Language;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.Binding;

/// <summary>
/// A moment, RFC 3339 with milliseconds, as in <c>2031-05-06T00:00:00.000Z</c>; written in UTC. Input takes any offset and
/// up to seven digits of fraction, and must have an offset.
/// </summary>
public sealed class DateTimeScalar : Scalar<DateTimeOffset>
{
    public static readonly DateTimeScalar Instance = new();

    private const string Expected = "DateTime takes an RFC 3339 date and time with an offset, as in \"2031-05-06T09:15:00Z\".";

    private static readonly string[] s_formats = [.. FormatsWith('T'), .. FormatsWith('t')];

    public override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text ? Parse(text.Value) : throw NotAccepted(Expected);

    public override object CoerceValue(object value) =>
        value is string text ? Parse(text) : throw NotAccepted(Expected);

    public override void Write(DateTimeOffset value, Utf8JsonBuffer output)
    {
        Span<char> text = stackalloc char[24];
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        output.WriteString(text[..length]);
    }

    private static string[] FormatsWith(char separator) => Array.ConvertAll(
        ["", ".f", ".ff", ".fff", ".ffff", ".fffff", ".ffffff", ".fffffff"],
        fraction => $"yyyy-MM-dd'{separator}'HH:mm:ss{fraction}zzz");

    private static object Parse(string text)
    {
        var isUtc = text is [.., 'Z' or 'z'];
        if (text.Length is < 20 or > 40 || (!isUtc && text[^3] != ':')) // zzz alone also takes +0200
            throw NotAccepted(Expected);
        var withOffset = isUtc ? string.Concat(text.AsSpan(0, text.Length - 1), "+00:00") : text;
        return DateTimeOffset.TryParseExact(withOffset, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw NotAccepted(Expected);
    }
}
