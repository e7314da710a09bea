using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.1 (Fragment Spread Target Defined).</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context)
{
    public void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (context.Fragments.Find(node.Name.Value) is null)
            context.Report($"The document has no fragment \"{node.Name.Value}\".", node.Name);
    }
}
