using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.3 (Fragments on Object, Interface or Union Types).</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context)
{
    public void EnterInlineFragment(InlineFragmentNode node)
    {
        if (node.TypeCondition is { } condition && !CanBeComposite(condition))
            context.Report($"A fragment cannot be on type \"{condition.Name.Value}\": it has no fields.", condition);
    }

    public void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        var condition = node.TypeCondition;
        if (!CanBeComposite(condition))
            context.Report(
                $"Fragment \"{node.Name.Value}\" cannot be on type \"{condition.Name.Value}\": it has no fields.", condition);
    }

    private bool CanBeComposite(NamedTypeNode condition) =>
        context.Schema.Type(condition.Name.Value) is null or { IsComposite: true };
}
