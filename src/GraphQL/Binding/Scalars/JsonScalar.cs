using Graph.GraphQL.Language;
using Graph.GraphQL.Response;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>Any JSON value, in the JSON model of <see cref="ScalarCoercion.CoerceValue"/>.</summary>
public sealed class JsonScalar : Scalar<object>
{
    public static readonly JsonScalar Instance = new();

    public override object? CoerceLiteral(ValueNode literal) => literal switch
    {
        StringValueNode text => text.Value,
        BooleanValueNode boolean => boolean.Value,
        EnumValueNode name => name.Value,
        IntValueNode number => long.TryParse(number.Value, out var whole) ? whole : new JsonNumber(number.Value),
        FloatValueNode number => new JsonNumber(number.Value),
        ListValueNode list => list.Values.Select(CoerceLiteral).ToArray(),
        ObjectValueNode @object => CoerceObject(@object),
        NullValueNode => null,
        _ => throw NotAccepted("A variable cannot stand inside a JSON literal; pass the whole value as one variable."),
    };

    public override object CoerceValue(object value) => value;

    public override void Write(object value, Utf8JsonBuffer output) => output.WriteJson(value);

    private Dictionary<string, object?> CoerceObject(ObjectValueNode literal)
    {
        var members = new Dictionary<string, object?>(literal.Fields.Length, StringComparer.Ordinal);
        foreach (var field in literal.Fields)
            members[field.Name.Value] = CoerceLiteral(field.Value);
        return members;
    }
}
