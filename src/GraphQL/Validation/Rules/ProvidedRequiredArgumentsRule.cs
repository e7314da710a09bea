using System.Collections.Immutable;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.4.3 (Required Arguments).</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context)
{
    public void EnterField(FieldNode node)
    {
        if (context.Types.Field is not { } field)
            return;
        foreach (var argument in field.Arguments)
            if (argument.IsRequired && !IsProvided(argument, node.Arguments))
                context.Report(
                    $"Field \"{field.Name}\" needs argument \"{argument.Name}\" of type \"{argument.Type}\".", node);
    }

    public void EnterDirective(DirectiveNode node)
    {
        if (context.Types.Directive is not { } directive)
            return;
        foreach (var argument in directive.Arguments)
            if (argument.IsRequired && !IsProvided(argument, node.Arguments))
                context.Report(
                    $"Directive \"@{directive.Name}\" needs argument \"{argument.Name}\" of type \"{argument.Type}\".", node);
    }

    private static bool IsProvided(InputValueDefinition definition, ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
            if (argument.Name.Value == definition.Name)
                return true;
        return false;
    }
}
