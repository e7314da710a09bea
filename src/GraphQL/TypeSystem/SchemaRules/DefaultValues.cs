using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>
/// Sections 3.6.1 and 3.10: a default is a value of the type that it is a default of. Every fault is found, as by
/// section 5.6.1 (Values of Correct Type); literals of type system documents have no variables.
/// </summary>
internal static class DefaultValues
{
    /// <param name="literal">The literal as written.</param>
    /// <param name="type">The input type of the place where it stands.</param>
    /// <param name="report">Gets the node with the fault, and what is wrong with it.</param>
    public static void Validate(ValueNode literal, GraphQLType type, Action<SyntaxNode, string> report)
    {
        if (type is NonNullType nonNull)
        {
            if (literal is NullValueNode)
                report(literal, $"{type} does not take null.");
            else
                Validate(literal, nonNull.OfType, report);
            return;
        }
        if (literal is NullValueNode)
            return;
        switch (type)
        {
            case ListType list:
                ValidateList(literal, list, report);
                break;
            case InputObjectType input:
                ValidateObject(literal, input, report);
                break;
            case EnumType @enum:
                ValidateEnum(literal, @enum, report);
                break;
            case ScalarType scalar:
                ValidateScalar(literal, scalar, report);
                break;
        }
    }

    private static void ValidateList(ValueNode literal, ListType type, Action<SyntaxNode, string> report)
    {
        if (literal is not ListValueNode list)
        {
            Validate(literal, type.OfType, report);
            return;
        }
        foreach (var item in list.Values)
            Validate(item, type.OfType, report);
    }

    private static void ValidateObject(ValueNode literal, InputObjectType type, Action<SyntaxNode, string> report)
    {
        if (literal is not ObjectValueNode node)
        {
            report(literal, $"{type} takes an object; {ValueDescription.Of(literal)} was given.");
            return;
        }
        foreach (var field in type.Fields)
        {
            if (Find(node, field.Name) is { } given)
                Validate(given.Value, field.Type, report);
            else if (field.IsRequired)
                report(node, $"{type} needs its field {field.Name}: {field.Type}.");
        }
        ObjectFieldNode? known = null;
        var count = 0;
        foreach (var given in node.Fields)
        {
            if (type.Field(given.Name.Value) is null)
            {
                report(given, $"{type} has no field {given.Name.Value}.");
                continue;
            }
            known = given;
            count++;
        }
        if (type.IsOneOf && (count != 1 || known!.Value is NullValueNode))
            report(node, $"{type} takes exactly one field, and not null.");
    }

    /// <summary>Of a repeated field, which is an error of its own, the last.</summary>
    private static ObjectFieldNode? Find(ObjectValueNode node, string name)
    {
        for (var i = node.Fields.Length - 1; i >= 0; i--)
            if (node.Fields[i].Name.Value == name)
                return node.Fields[i];
        return null;
    }

    private static void ValidateEnum(ValueNode literal, EnumType type, Action<SyntaxNode, string> report)
    {
        if (literal is not EnumValueNode node)
            report(literal, $"{type} takes one of its values; {ValueDescription.Of(literal)} was given.");
        else if (type.Value(node.Value) is null)
            report(literal, $"{type} has no value {node.Value}.");
    }

    private static void ValidateScalar(ValueNode literal, ScalarType type, Action<SyntaxNode, string> report)
    {
        try
        {
            type.Coercion.CoerceLiteral(literal);
        }
        catch (GraphQLException exception)
        {
            report(literal, exception.Error.Message);
        }
    }
}
