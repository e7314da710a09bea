using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.FieldMerging;

/// <summary>
/// The fields of one selection set by response name, those of inline fragments included, and the names of the fragments
/// that it spreads, each once.
/// </summary>
internal sealed class CollectedFields
{
    private readonly Dictionary<string, List<MergeableField>> _byResponseName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _compared = new(StringComparer.Ordinal);

    public CollectedFields(ValidationContext context, SetPart part) => Collect(context, part);

    public List<List<MergeableField>> Groups { get; } = [];

    public List<string> Spreads { get; } = [];

    public List<MergeableField>? Group(string responseName) => _byResponseName.GetValueOrDefault(responseName);

    /// <summary>False when these fields were compared with the fragment before, as strictly as now.</summary>
    public bool BeginComparison(string fragment, bool exclusive)
    {
        if (_compared.TryGetValue(fragment, out var before) && (!before || exclusive))
            return false;
        _compared[fragment] = exclusive;
        return true;
    }

    private void Collect(ValidationContext context, SetPart part)
    {
        foreach (var selection in part.Set.Selections)
            switch (selection)
            {
                case FieldNode field:
                    Add(new MergeableField(field, part.ParentType));
                    break;
                case InlineFragmentNode { TypeCondition: { } condition } inline:
                    Collect(context, new(inline.SelectionSet, context.Schema.Type(condition.Name.Value)));
                    break;
                case InlineFragmentNode inline:
                    Collect(context, new(inline.SelectionSet, part.ParentType));
                    break;
                case FragmentSpreadNode spread when !Spreads.Contains(spread.Name.Value):
                    Spreads.Add(spread.Name.Value);
                    break;
            }
    }

    private void Add(MergeableField field)
    {
        if (!_byResponseName.TryGetValue(field.Node.ResponseName, out var group))
            Groups.Add(_byResponseName[field.Node.ResponseName] = group = []);
        group.Add(field);
    }
}
