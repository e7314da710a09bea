using Graph.GraphQL.Language;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.Binding;

/// <summary>An absolute URL (RFC 3986) of at most 2,048 characters.</summary>
public sealed class UrlScalar : Scalar<Uri>
{
    public static readonly UrlScalar Instance = new();

    private const int LongestUrl = 2048;
    private const string Expected = "URL takes an absolute URL, as in \"https://example.com/path\".";

    public override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text ? Parse(text.Value) : throw NotAccepted(Expected);

    public override object CoerceValue(object value) =>
        value is string text ? Parse(text) : throw NotAccepted(Expected);

    public override void Write(Uri value, Utf8JsonBuffer output) => output.WriteString(value.OriginalString);

    /// <summary>
    /// Uri alone is too lenient: it trims blanks, mends what is not escaped, and takes paths of Unix and Windows for files.
    /// </summary>
    private static object Parse(string text) =>
        text.Length <= LongestUrl
        && text.AsSpan().IndexOfAnyInRange('\0', ' ') < 0
        && text.AsSpan().IndexOfAny("\\\"<>") < 0
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && text.StartsWith(url.Scheme + ":", StringComparison.OrdinalIgnoreCase)
            ? url
            : throw NotAccepted(Expected);
}
