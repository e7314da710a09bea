namespace Graph.GraphQL.Validation.FieldMerging;

/// <summary>Conflicts in the order in which they were found, up to a number past which nobody reads them.</summary>
internal sealed class ConflictList(int capacity)
{
    private readonly List<Conflict> _conflicts = [];

    public IReadOnlyList<Conflict> Conflicts => _conflicts;

    public bool IsFull => _conflicts.Count >= capacity;

    public void Add(Conflict conflict) => _conflicts.Add(conflict);
}
