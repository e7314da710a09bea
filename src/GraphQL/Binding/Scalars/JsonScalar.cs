using Graph.GraphQL.Language;
using Graph.GraphQL.Response;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>Any JSON value, in the JSON model of <see cref="ScalarCoercion.CoerceValue"/>.</summary>
public sealed class JsonScalar : Scalar<object>
{
    public static readonly JsonScalar Instance = new();

    public override object? CoerceLiteral(ValueNode literal) => AnyScalarCoercion.Instance.CoerceLiteral(literal);

    public override object CoerceValue(object value) => value;

    public override void Write(object value, Utf8JsonBuffer output) => output.WriteJson(value);
}
