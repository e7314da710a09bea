namespace Graph.Resolvers.Shared.Projections;

/// <summary>
/// Changes that are written together, from what a projection holds of a source towards what it should: as many as one transaction of
/// DynamoDB takes.
/// </summary>
/// <param name="After">What the projection holds of the source afterwards.</param>
/// <param name="Changes">By their keys; the entry before and after, null where there is none.</param>
internal sealed record LedgerStep(
    IReadOnlyList<Entry> After, IReadOnlyList<(EntryKey Key, Entry? Before, Entry? After)> Changes, bool IsLast)
{
    /// <summary>Each change is up to two operations of a hundred, and the ledger's row is one.</summary>
    public const int MostChanges = 45;

    /// <returns>Null when nothing is to be changed.</returns>
    public static LedgerStep? Of(IReadOnlyList<Entry> held, IReadOnlyList<Entry> wanted)
    {
        var before = held.ToDictionary(entry => entry.Key);
        var after = wanted.ToDictionary(entry => entry.Key);
        var all = before.Keys.Union(after.Keys)
            .Select(key => (Key: key, Before: before.GetValueOrDefault(key), After: after.GetValueOrDefault(key)))
            .Where(change => change.Before is null || !change.Before.HasNumbersOf(change.After))
            .ToArray();
        if (all.Length == 0)
            return null;
        var changes = all[..Math.Min(all.Length, MostChanges)];
        foreach (var change in changes)
        {
            if (change.After is null)
                before.Remove(change.Key);
            else
                before[change.Key] = change.After;
        }
        return new LedgerStep([.. before.Values], changes, changes.Length == all.Length);
    }
}
