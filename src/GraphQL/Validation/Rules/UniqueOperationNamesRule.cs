using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.2.2.1 (Operation Name Uniqueness).</summary>
internal sealed class UniqueOperationNamesRule(ValidationContext context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is not { } name)
            return;
        if (!_known.TryAdd(name.Value, name))
            context.Report($"There is more than one operation named \"{name.Value}\".", _known[name.Value], name);
    }
}
