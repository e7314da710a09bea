using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Sections 5.7.1 (Directives Are Defined) and 5.7.2 (Directives Are in Valid Locations).</summary>
internal sealed class KnownDirectivesRule(ValidationContext context)
{
    public void EnterDirective(DirectiveNode node, DirectiveLocation location)
    {
        if (context.Types.Directive is not { } directive)
            ReportUnknown(node);
        else if (!directive.Locations.Contains(location))
            context.Report($"Directive \"@{directive.Name}\" cannot be used on {Describe(location)}.", node);
    }

    private void ReportUnknown(DirectiveNode node)
    {
        var name = node.Name.Value;
        var suggestion = context.Suggestions.For(name, context.Schema.Directives.Select(d => d.Name), prefix: "@");
        context.Report($"The schema has no directive \"@{name}\".{suggestion}", node);
    }

    private static string Describe(DirectiveLocation location) => location switch
    {
        DirectiveLocation.Query => "a query",
        DirectiveLocation.Mutation => "a mutation",
        DirectiveLocation.Subscription => "a subscription",
        DirectiveLocation.Field => "a field",
        DirectiveLocation.FragmentDefinition => "a fragment definition",
        DirectiveLocation.FragmentSpread => "a fragment spread",
        DirectiveLocation.InlineFragment => "an inline fragment",
        _ => "a variable definition",
    };
}
