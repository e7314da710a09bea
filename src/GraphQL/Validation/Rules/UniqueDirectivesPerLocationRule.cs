using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.7.3 (Directives Are Unique per Location): only repeatable directives may be repeated.</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context)
{
    public void Enter(ImmutableArray<DirectiveNode> directives)
    {
        if (RepeatedNames.AllDiffer(directives, static directive => directive.Name))
            return;
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (context.Schema.Directive(name) is { IsRepeatable: false } && !seen.TryAdd(name, directive))
                context.Report($"Directive \"@{name}\" can be used only once here.", seen[name], directive);
        }
    }
}
