using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 3.3 (Schema): no two directives have the same name.</summary>
internal sealed class UniqueDirectiveNamesRule(SdlContext context) : SdlRule
{
    private readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    public override void Definition(DefinitionNode definition)
    {
        if (definition is not DirectiveDefinitionNode { Name: var name })
            return;
        if (context.Extending?.Directive(name.Value) is not null)
            context.Report($"The schema has a directive @{name.Value} already.", name);
        else if (_seen.TryGetValue(name.Value, out var first))
            context.Report($"The directive @{name.Value} is defined more than once.", first, name);
        else
            _seen.Add(name.Value, name);
    }
}
