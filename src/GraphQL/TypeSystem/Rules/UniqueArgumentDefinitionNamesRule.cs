using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Sections 3.6.1 (Field Arguments) and 3.13 (Directives): a field or directive defines each argument once.</summary>
internal sealed class UniqueArgumentDefinitionNamesRule(SdlContext context) : SdlRule
{
    public override void Definition(DefinitionNode definition)
    {
        switch (definition)
        {
            case DirectiveDefinitionNode node:
                Check($"@{node.Name.Value}", node.Arguments);
                break;
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
        }
    }

    private void Check(string type, ImmutableArray<FieldDefinitionNode> fields)
    {
        foreach (var field in fields)
            if (field.Arguments.Length > 1)
                Check($"{type}.{field.Name.Value}", field.Arguments);
    }

    private void Check(string owner, ImmutableArray<InputValueDefinitionNode> arguments)
    {
        RepeatedNames.Visit(
            arguments,
            static argument => argument.Name,
            (name, places) => context.Report($"{owner}({name}:) is defined more than once.", places));
    }
}
