using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.FieldMerging;

/// <summary>A selection set and the type that it selects from.</summary>
internal readonly record struct SetPart(SelectionSetNode Set, NamedType? ParentType);

/// <summary>The fields of selection sets merged, fragments included, by response name. Reused from set to set.</summary>
internal sealed class FieldGroups(ValidationContext context)
{
    private readonly Dictionary<string, List<MergeableField>> _byResponseName = new(StringComparer.Ordinal);
    private readonly List<List<MergeableField>> _groups = [];
    private readonly Stack<SetPart> _pending = [];
    private readonly HashSet<FragmentDefinitionNode> _visited = [];

    /// <summary>Groups in use; lists behind them are kept for the next set.</summary>
    public int Count { get; private set; }

    public List<MergeableField> this[int index] => _groups[index];

    public void Collect(SetPart[] parts, HashSet<FragmentDefinitionNode> reached)
    {
        Clear();
        foreach (var part in parts)
        {
            _pending.Push(part);
            while (_pending.TryPop(out var next))
                Collect(next, reached);
        }
    }

    private void Clear()
    {
        for (var i = 0; i < Count; i++)
            _groups[i].Clear();
        Count = 0;
        _byResponseName.Clear();
        _visited.Clear();
    }

    private void Collect(SetPart part, HashSet<FragmentDefinitionNode> reached)
    {
        context.Spend(part.Set.Selections.Length);
        foreach (var selection in part.Set.Selections)
            switch (selection)
            {
                case FieldNode field:
                    GroupOf(field.ResponseName).Add(new MergeableField(field, part.ParentType));
                    break;
                case InlineFragmentNode inline:
                    _pending.Push(new(inline.SelectionSet, TypeOf(inline.TypeCondition, part.ParentType)));
                    break;
                case FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment && _visited.Add(fragment):
                    reached.Add(fragment);
                    _pending.Push(new(fragment.SelectionSet, TypeOf(fragment.TypeCondition, null)));
                    break;
            }
    }

    private List<MergeableField> GroupOf(string responseName)
    {
        if (_byResponseName.TryGetValue(responseName, out var group))
            return group;
        if (Count == _groups.Count)
            _groups.Add([]);
        return _byResponseName[responseName] = _groups[Count++];
    }

    private NamedType? TypeOf(NamedTypeNode? condition, NamedType? parentType) =>
        condition is null ? parentType : context.Schema.Type(condition.Name.Value);
}
