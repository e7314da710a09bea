using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.4 (Fragments Must Be Used): an operation reaches every fragment.</summary>
internal sealed class NoUnusedFragmentsRule(ValidationContext context)
{
    public void LeaveDocument()
    {
        if (context.Fragments.IsEmpty)
            return;
        var used = UsedNames();
        foreach (var definition in context.Document.Definitions)
            if (definition is FragmentDefinitionNode fragment && !used.Contains(fragment.Name.Value))
                context.Report($"No operation uses fragment \"{fragment.Name.Value}\".", fragment);
    }

    private HashSet<string> UsedNames()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionSetNode>(
            context.Document.Definitions.OfType<OperationDefinitionNode>().Select(o => o.SelectionSet));
        while (pending.TryPop(out var set))
            foreach (var spread in context.Fragments.SpreadsIn(set))
                if (used.Add(spread.Name.Value) && context.Fragments.Find(spread.Name.Value) is { } fragment)
                    pending.Push(fragment.SelectionSet);
        return used;
    }
}
