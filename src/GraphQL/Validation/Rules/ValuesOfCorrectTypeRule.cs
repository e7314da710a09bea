using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>
/// Sections 5.6.1 (Values of Correct Type), 5.6.2 (Input Object Field Names) and 5.6.4 (Input Object Required Fields):
/// literals can be coerced to the type expected of them.
/// </summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context)
{
    public void Check(ValueNode value, GraphQLType type)
    {
        switch (value)
        {
            case VariableNode:
                return;
            case NullValueNode:
                if (type.IsNonNull)
                    context.Report($"\"{type}\" cannot be null.", value);
                return;
            case ListValueNode list when type.Nullable is ListType listType:
                foreach (var item in list.Values)
                    Check(item, listType.OfType);
                return;
            case ObjectValueNode @object when type.Named is InputObjectType inputObject:
                CheckObject(@object, inputObject);
                return;
            default:
                CheckLeaf(value, type);
                return;
        }
    }

    private void CheckObject(ObjectValueNode node, InputObjectType type)
    {
        foreach (var definition in type.Fields)
            if (definition.IsRequired && Find(node, definition.Name) is null)
                context.Report($"\"{type.Name}.{definition.Name}\" of type \"{definition.Type}\" must be given.", node);
        if (type.IsOneOf)
            CheckOneOf(node, type);
        foreach (var field in node.Fields)
            if (type.Field(field.Name.Value) is { } definition)
                Check(field.Value, definition.Type);
            else
                ReportUnknown(field, type);
    }

    private void ReportUnknown(ObjectFieldNode field, InputObjectType type)
    {
        var suggestion = context.Suggestions.For(field.Name.Value, type.Fields.Select(f => f.Name));
        context.Report($"Input type \"{type.Name}\" has no field \"{field.Name.Value}\".{suggestion}", field);
    }

    private void CheckOneOf(ObjectValueNode node, InputObjectType type)
    {
        if (node.Fields.IsEmpty || node.Fields.Any(f => f.Name.Value != node.Fields[0].Name.Value))
            context.Report($"Exactly one field of \"{type.Name}\" must be given.", node);
        else if (node.Fields[^1].Value is NullValueNode)
            context.Report($"\"{type.Name}.{node.Fields[0].Name.Value}\" cannot be null: it is the one field given.", node);
    }

    private static ObjectFieldNode? Find(ObjectValueNode node, string name)
    {
        foreach (var field in node.Fields)
            if (field.Name.Value == name)
                return field;
        return null;
    }

    private void CheckLeaf(ValueNode value, GraphQLType type)
    {
        switch (type.Named)
        {
            case EnumType @enum:
                CheckEnum(value, @enum);
                break;
            case ScalarType scalar:
                CheckScalar(value, scalar);
                break;
            default:
                context.Report($"A value of type \"{type}\" is expected here, not {ValueDescription.Of(value)}.", value);
                break;
        }
    }

    private void CheckEnum(ValueNode value, EnumType type)
    {
        if (value is EnumValueNode node && type.Value(node.Value) is not null)
            return;
        var name = value switch { EnumValueNode e => e.Value, StringValueNode s => s.Value, _ => null };
        var suggestion = name is null ? "" : context.Suggestions.For(name, type.Values.Select(v => v.Name));
        context.Report($"Enum \"{type.Name}\" takes one of its values, not {ValueDescription.Of(value)}.{suggestion}", value);
    }

    private void CheckScalar(ValueNode value, ScalarType scalar)
    {
        if (value.ContainsVariable)
        {
            if (scalar.Name is "Int" or "Float" or "String" or "Boolean" or "ID")
                context.Report($"A value of type \"{scalar.Name}\" is expected here, not {ValueDescription.Of(value)}.", value);
            return;
        }

        try
        {
            scalar.Coercion.CoerceLiteral(value);
        }
        catch (GraphQLException refused)
        {
            context.Report(refused.Message, value);
        }
    }
}
