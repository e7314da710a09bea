using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 3.9 (Enums): an enum and its extensions define each value once.</summary>
internal sealed class UniqueEnumValueNamesRule(SdlContext context) : SdlRule
{
    private readonly MemberNames _seen = new();

    public override void Definition(DefinitionNode definition)
    {
        if (definition is EnumTypeDefinitionNode type)
            Check(type.Name.Value, type.Values);
        else if (definition is EnumTypeExtensionNode extension)
            Check(extension.Name.Value, extension.Values);
    }

    private void Check(string type, ImmutableArray<EnumValueDefinitionNode> values)
    {
        var existing = context.Extending?.Type(type) as EnumType;
        foreach (var value in values)
        {
            if (existing?.Value(value.Name.Value) is not null)
                context.Report($"The schema has {type}.{value.Name.Value} already.", value.Name);
            else if (_seen.Note(type, value.Name) is { } first)
                context.Report($"{type}.{value.Name.Value} is defined more than once.", first, value.Name);
        }
    }
}
