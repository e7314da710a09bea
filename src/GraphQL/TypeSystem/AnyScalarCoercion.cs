using System.Globalization;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Section 3.5.6 (Custom Scalars): takes every input. A literal becomes the value that the same data has as a
/// variable in JSON (see <see cref="ScalarCoercion.CoerceValue"/>); an enum value becomes its name.
/// </summary>
public sealed class AnyScalarCoercion : ScalarCoercion
{
    public static readonly AnyScalarCoercion Instance = new();

    private AnyScalarCoercion()
    {
    }

    public override object? CoerceLiteral(ValueNode literal) => literal switch
    {
        IntValueNode node => Integer(node.Value),
        FloatValueNode node => new JsonNumber(node.Value),
        StringValueNode node => node.Value,
        BooleanValueNode node => node.Value,
        EnumValueNode node => node.Value,
        ListValueNode node => List(node),
        ObjectValueNode node => Object(node),
        _ => null,
    };

    public override object? CoerceValue(object value) => value;

    private static object Integer(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : new JsonNumber(digits);

    private List<object?> List(ListValueNode node)
    {
        var items = new List<object?>(node.Values.Length);
        foreach (var item in node.Values)
            items.Add(CoerceLiteral(item));
        return items;
    }

    private Dictionary<string, object?> Object(ObjectValueNode node)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in node.Fields)
            fields[field.Name.Value] = CoerceLiteral(field.Value);
        return fields;
    }
}
