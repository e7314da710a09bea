using Graph.GraphQL.Language;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.Binding;

/// <summary>A UUID (RFC 9562) in its hyphenated form; written in lower case.</summary>
public sealed class UuidScalar : Scalar<Guid>
{
    public static readonly UuidScalar Instance = new();

    private const string Expected = "UUID takes a hyphenated UUID, as in \"6f1c2e0a-8f0e-4c62-9a52-7b7e6f1f3b1d\".";

    public override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text ? Parse(text.Value) : throw NotAccepted(Expected);

    public override object CoerceValue(object value) =>
        value is string text ? Parse(text) : throw NotAccepted(Expected);

    public override void Write(Guid value, Utf8JsonBuffer output)
    {
        Span<char> text = stackalloc char[36];
        value.TryFormat(text, out var length);
        output.WriteString(text[..length]);
    }

    private static object Parse(string text) =>
        Guid.TryParseExact(text, "D", out var uuid) ? uuid : throw NotAccepted(Expected);
}
