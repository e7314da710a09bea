using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Chapter 3, Input Coercion of each type, for constant literals: default values and the arguments of directives in
/// type system documents.
/// </summary>
public static class InputCoercion
{
    /// <summary>
    /// The value of a literal: what the scalar makes of it, an enum value's name, a list, or for an input object a
    /// dictionary of the fields given and of those with a default.
    /// </summary>
    /// <exception cref="GraphQLException">The type does not take the literal; the error has its place.</exception>
    public static object? CoerceLiteral(ValueNode literal, GraphQLType type)
    {
        if (type is NonNullType nonNull)
            return CoerceLiteral(literal, nonNull.OfType) ?? throw Refuse(literal, $"{type} does not take null.");
        if (literal is NullValueNode)
            return null;
        return type switch
        {
            ListType list => CoerceList(literal, list),
            InputObjectType input => CoerceObject(literal, input),
            EnumType @enum => CoerceEnum(literal, @enum),
            ScalarType scalar => CoerceScalar(literal, scalar),
            _ => throw Refuse(literal, $"{type} is not an input type."),
        };
    }

    /// <summary>A single value stands for a list of it. Section 3.11.</summary>
    private static List<object?> CoerceList(ValueNode literal, ListType type)
    {
        if (literal is not ListValueNode list)
            return [CoerceLiteral(literal, type.OfType)];
        var items = new List<object?>(list.Values.Length);
        foreach (var item in list.Values)
            items.Add(CoerceLiteral(item, type.OfType));
        return items;
    }

    private static Dictionary<string, object?> CoerceObject(ValueNode literal, InputObjectType type)
    {
        if (literal is not ObjectValueNode node)
            throw Refuse(literal, $"{type} takes an object; {ValueDescription.Of(literal)} was given.");
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var given in node.Fields)
        {
            var field = type.Field(given.Name.Value) ?? throw Refuse(given, $"{type} has no field {given.Name.Value}.");
            values[field.Name] = CoerceLiteral(given.Value, field.Type);
        }
        if (type.IsOneOf && (values.Count != 1 || node.Fields[0].Value is NullValueNode))
            throw Refuse(literal, $"{type} takes exactly one field, and not null.");
        foreach (var field in type.Fields)
        {
            if (values.ContainsKey(field.Name))
                continue;
            if (field.DefaultValue is { } @default)
                values[field.Name] = CoerceLiteral(@default, field.Type);
            else if (field.IsRequired)
                throw Refuse(literal, $"{type} needs its field {field.Name}.");
        }
        return values;
    }

    private static string CoerceEnum(ValueNode literal, EnumType type) =>
        literal is EnumValueNode node && type.Value(node.Value) is { } value
            ? value.Name
            : throw Refuse(literal, $"{type} takes one of its values; {ValueDescription.Of(literal)} was given.");

    private static object? CoerceScalar(ValueNode literal, ScalarType type)
    {
        try
        {
            return type.Coercion.CoerceLiteral(literal);
        }
        catch (GraphQLException exception) when (exception.Error.Locations.Count == 0)
        {
            throw Refuse(literal, exception.Error.Message);
        }
    }

    private static GraphQLException Refuse(SyntaxNode node, string message) =>
        new(new GraphQLError(message, ErrorCodes.BadUserInput, [node.Span.Location]));
}
