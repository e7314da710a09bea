using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Names the kind of a literal or JSON-model value for messages ("a string", "a list"). The value itself is left out:
/// it may be long, and it may be secret.
/// </summary>
internal static class ValueDescription
{
    public static string Of(object? value) => value switch
    {
        null or NullValueNode => "null",
        bool or BooleanValueNode => "a boolean",
        string or StringValueNode => "a string",
        int or long or IntValueNode => "a whole number",
        double or float or decimal or JsonNumber or FloatValueNode => "a number",
        EnumValueNode node => $"the enum value {node.Value}",
        VariableNode node => $"the variable ${node.Name.Value}",
        ObjectValueNode or IReadOnlyDictionary<string, object?> => "an object",
        ListValueNode or IReadOnlyList<object?> => "a list",
        _ => "another value",
    };
}
