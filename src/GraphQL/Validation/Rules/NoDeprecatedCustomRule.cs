using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 3.13.3 (@deprecated): an error at each use of something deprecated; for tools, never for requests.</summary>
internal sealed class NoDeprecatedCustomRule(ValidationContext context)
{
    public void EnterField(FieldNode node)
    {
        if (context.Types is { Field: { DeprecationReason: { } reason } field, ParentType: { } parent })
            context.Report($"Field \"{parent.Name}.{field.Name}\" is deprecated. {reason}", node);
    }

    public void EnterArgument(ArgumentNode node)
    {
        if (context.Types.Argument is { DeprecationReason: { } reason } argument)
            context.Report($"Argument \"{argument.Name}\" is deprecated. {reason}", node);
    }

    public void EnterObjectField(InputObjectType? inputObject, ObjectFieldNode node)
    {
        if (inputObject?.Field(node.Name.Value) is { DeprecationReason: { } reason } field)
            context.Report($"Input field \"{inputObject.Name}.{field.Name}\" is deprecated. {reason}", node);
    }

    public void EnterEnumValue(EnumValueNode node)
    {
        if (context.Types.InputType?.Named is EnumType type && type.Value(node.Value) is { DeprecationReason: { } reason } value)
            context.Report($"Enum value \"{type.Name}.{value.Name}\" is deprecated. {reason}", node);
    }
}
