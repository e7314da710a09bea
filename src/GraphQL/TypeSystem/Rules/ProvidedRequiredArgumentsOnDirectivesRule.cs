using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 5.4.3 (Required Arguments): a directive is given every argument that it requires.</summary>
internal sealed class ProvidedRequiredArgumentsOnDirectivesRule(SdlContext context) : SdlRule
{
    public override void Directives(SyntaxNode owner, DirectiveLocation location, ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
            if (context.Directive(directive.Name.Value) is { } known)
                Check(directive, known);
    }

    private void Check(DirectiveNode directive, KnownDirective known)
    {
        foreach (var name in known.RequiredArguments)
            if (!IsGiven(directive, name))
                context.Report($"@{directive.Name.Value} needs its argument {name}.", directive);
    }

    private static bool IsGiven(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
            if (argument.Name.Value == name)
                return true;
        return false;
    }
}
