using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.4.1 (Argument Names): the field or directive has the argument.</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context)
{
    public void EnterArgument(ArgumentNode node)
    {
        if (context.Types is not { Argument: null, Field: { } field, ParentType: { } parent })
            return;
        var name = node.Name.Value;
        var suggestion = context.Suggestions.For(name, field.Arguments.Select(a => a.Name));
        context.Report($"Field \"{parent.Name}.{field.Name}\" has no argument \"{name}\".{suggestion}", node);
    }

    public void EnterDirective(DirectiveNode node)
    {
        if (context.Types.Directive is not { } directive)
            return;
        foreach (var argument in node.Arguments)
        {
            var name = argument.Name.Value;
            if (directive.Argument(name) is not null)
                continue;
            var suggestion = context.Suggestions.For(name, directive.Arguments.Select(a => a.Name));
            context.Report($"Directive \"@{directive.Name}\" has no argument \"{name}\".{suggestion}", argument);
        }
    }
}
