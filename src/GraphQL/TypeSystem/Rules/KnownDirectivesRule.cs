using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 3.13 (Directives): what is applied is defined, and may stand where it stands.</summary>
internal sealed class KnownDirectivesRule(SdlContext context) : SdlRule
{
    public override void Directives(SyntaxNode owner, DirectiveLocation location, ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (context.Directive(name) is not { } known)
                context.Report($"There is no directive @{name}.", directive);
            else if (!known.MayStandOn(location))
                context.Report($"@{name} cannot stand on {DirectiveLocationNames.Of(location)}.", directive);
        }
    }
}
