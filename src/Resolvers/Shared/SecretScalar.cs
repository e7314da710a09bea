using Graph.GraphQL.Binding;
using Graph.GraphQL.Language;
using Graph.GraphQL.Response;

namespace Graph.Resolvers.Shared;

/// <summary>
/// A text of which nothing is kept. Taken from variables only: a literal stands in the document, which is kept in caches, and
/// which clients and proxies write to their logs.
/// </summary>
[Type("Secret")]
public sealed class SecretScalar : Scalar<Secret>
{
    public static readonly SecretScalar Instance = new();

    private const int Longest = 65_536;

    public override object CoerceLiteral(ValueNode literal) =>
        throw NotAccepted("Secret takes a variable: documents are kept in caches and logs, so do not write secrets into them.");

    public override object CoerceValue(object value) => value is string { Length: <= Longest } text
        ? new Secret(text)
        : throw NotAccepted($"Secret takes a text of at most {Longest} characters.");

    public override void Write(Secret value, Utf8JsonBuffer output) => output.WriteString(value.ToString());
}
