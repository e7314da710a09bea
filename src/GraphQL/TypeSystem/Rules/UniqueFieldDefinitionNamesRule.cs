using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>
/// Sections 3.6 (Objects), 3.7 (Interfaces) and 3.10 (Input Objects): a type and its extensions define each field once.
/// </summary>
internal sealed class UniqueFieldDefinitionNamesRule(SdlContext context) : SdlRule
{
    private readonly MemberNames _seen = new();

    public override void Definition(DefinitionNode definition)
    {
        switch (definition)
        {
            case ObjectTypeDefinitionNode node:
                Check(node.Name.Value, node.Fields);
                break;
            case ObjectTypeExtensionNode node:
                Check(node.Name.Value, node.Fields);
                break;
            case InterfaceTypeDefinitionNode node:
                Check(node.Name.Value, node.Fields);
                break;
            case InterfaceTypeExtensionNode node:
                Check(node.Name.Value, node.Fields);
                break;
            case InputObjectTypeDefinitionNode node:
                Check(node.Name.Value, node.Fields);
                break;
            case InputObjectTypeExtensionNode node:
                Check(node.Name.Value, node.Fields);
                break;
        }
    }

    private void Check(string type, ImmutableArray<FieldDefinitionNode> fields)
    {
        foreach (var field in fields)
            Check(type, field.Name);
    }

    private void Check(string type, ImmutableArray<InputValueDefinitionNode> fields)
    {
        foreach (var field in fields)
            Check(type, field.Name);
    }

    private void Check(string type, NameNode field)
    {
        if (HasField(context.Extending?.Type(type), field.Value))
            context.Report($"The schema has {type}.{field.Value} already.", field);
        else if (_seen.Note(type, field) is { } first)
            context.Report($"{type}.{field.Value} is defined more than once.", first, field);
    }

    private static bool HasField(NamedType? type, string name) => type switch
    {
        FieldsType fields => fields.Field(name) is not null,
        InputObjectType input => input.Field(name) is not null,
        _ => false,
    };
}
