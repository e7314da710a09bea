using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 3.3 (Schema): no two types have the same name.</summary>
internal sealed class UniqueTypeNamesRule(SdlContext context) : SdlRule
{
    private readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    public override void Definition(DefinitionNode definition)
    {
        if (definition is not TypeDefinitionNode { Name: var name })
            return;
        if (context.Extending?.Type(name.Value) is not null)
            context.Report($"The schema has a type {name.Value} already; extend it, or choose another name.", name);
        else if (_seen.TryGetValue(name.Value, out var first))
            context.Report($"The type {name.Value} is defined more than once.", first, name);
        else
            _seen.Add(name.Value, name);
    }
}
