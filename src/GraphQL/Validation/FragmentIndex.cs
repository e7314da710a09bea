using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation;

/// <summary>The fragments of a document by name, and which fragments each selection set spreads.</summary>
internal sealed class FragmentIndex
{
    private readonly Dictionary<string, FragmentDefinitionNode>? _byName;
    private readonly Dictionary<SelectionSetNode, FragmentSpreadNode[]> _spreads = [];
    private readonly Stack<SelectionSetNode> _pending = [];

    /// <summary>Of fragments with the same name the last counts.</summary>
    public FragmentIndex(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
            if (definition is FragmentDefinitionNode fragment)
                (_byName ??= new(StringComparer.Ordinal))[fragment.Name.Value] = fragment;
    }

    public bool IsEmpty => _byName is null;

    public FragmentDefinitionNode? Find(string name) => _byName?.GetValueOrDefault(name);

    /// <summary>All spreads under a definition's selection set: those of one set in order, then those of the sets inside,
    /// last set first.</summary>
    public FragmentSpreadNode[] SpreadsIn(SelectionSetNode selectionSet)
    {
        if (_spreads.TryGetValue(selectionSet, out var known))
            return known;
        var spreads = new List<FragmentSpreadNode>();
        _pending.Push(selectionSet);
        while (_pending.TryPop(out var set))
            CollectSpreads(set, spreads);
        return _spreads[selectionSet] = [.. spreads];
    }

    private void CollectSpreads(SelectionSetNode set, List<FragmentSpreadNode> spreads)
    {
        foreach (var selection in set.Selections)
            switch (selection)
            {
                case FragmentSpreadNode spread:
                    spreads.Add(spread);
                    break;
                case FieldNode { SelectionSet: { } inner }:
                    _pending.Push(inner);
                    break;
                case InlineFragmentNode inline:
                    _pending.Push(inline.SelectionSet);
                    break;
            }
    }
}
