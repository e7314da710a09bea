using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 5.4.1 (Argument Names): a directive is given only arguments that it defines.</summary>
internal sealed class KnownArgumentNamesOnDirectivesRule(SdlContext context) : SdlRule
{
    public override void Directives(SyntaxNode owner, DirectiveLocation location, ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
            if (context.Directive(directive.Name.Value) is { } known)
                Check(directive, known);
    }

    private void Check(DirectiveNode directive, KnownDirective known)
    {
        foreach (var argument in directive.Arguments)
            if (!known.HasArgument(argument.Name.Value))
                context.Report($"@{directive.Name.Value} has no argument {argument.Name.Value}.", argument);
    }
}
