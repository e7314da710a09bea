using Graph.GraphQL.Language;

namespace Graph.GraphQL.Execution.Planning;

/// <summary>Section 6.3.2: fields by response name, in the order of each name's first field.</summary>
internal sealed class GroupedFieldSet
{
    private readonly Dictionary<string, List<FieldNode>> _byResponseName = new(StringComparer.Ordinal);
    private HashSet<string>? _visitedFragments;

    public List<List<FieldNode>> Groups { get; } = [];

    public void Add(FieldNode field)
    {
        if (!_byResponseName.TryGetValue(field.ResponseName, out var group))
        {
            _byResponseName.Add(field.ResponseName, group = []);
            Groups.Add(group);
        }
        group.Add(field);
    }

    /// <summary>False when the fragment's fields are in already.</summary>
    public bool VisitFragment(string name) => (_visitedFragments ??= new(StringComparer.Ordinal)).Add(name);
}
