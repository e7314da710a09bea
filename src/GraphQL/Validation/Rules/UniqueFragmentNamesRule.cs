using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.1 (Fragment Name Uniqueness).</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        var name = node.Name;
        if (!_known.TryAdd(name.Value, name))
            context.Report($"There is more than one fragment named \"{name.Value}\".", _known[name.Value], name);
    }
}
