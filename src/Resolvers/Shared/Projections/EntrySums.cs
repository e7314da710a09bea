namespace Graph.Resolvers.Shared.Projections;

/// <summary>What the entries of many sources add up to, row by row.</summary>
internal sealed class EntrySums(IEnumerable<EntryKind> kinds)
{
    private readonly Dictionary<string, EntryKind> kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly Dictionary<EntryKey, decimal[]> rows = [];

    public IReadOnlyDictionary<EntryKey, decimal[]> Rows => rows;

    public void Add(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
            Add(entry);
    }

    private void Add(Entry entry)
    {
        if (kinds[entry.Key.Kind].CountedIn is { } counting && !rows.ContainsKey(entry.Key))
            Add(rows, new EntryKey(counting.Name, entry.Key.Partition), counting.CountOf(1));
        Add(rows, entry.Key, entry.Numbers);
    }

    public static void Add(Dictionary<EntryKey, decimal[]> sums, EntryKey key, IReadOnlyList<decimal> amounts)
    {
        if (!sums.TryGetValue(key, out var sum))
            sums[key] = sum = new decimal[amounts.Count];
        for (var i = 0; i < sum.Length; i++)
            sum[i] += amounts[i];
    }
}
