using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Reports;

/// <summary>
/// Remembers the rows of reports: for a second in any case, so that many who look at once read once, and then as long as the version
/// is the same.
/// </summary>
internal sealed class SalesMemory(TimeProvider time)
{
    /// <summary>Of some 100 bytes.</summary>
    private const int MostRows = 200_000;

    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    /// <summary>A version that was seen for so long has all its rows: those of one transaction can be seen one after another.</summary>
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(2);

    private readonly Lock access = new();
    private readonly Dictionary<(string Facet, DayRange Days), Remembered> kept = [];
    private readonly SingleFlight<(string Facet, DayRange Days), Remembered> reading = new();
    private (string? Version, long Since) seen;
    private int rows;

    /// <param name="version">What the rows are now; null when that is not known.</param>
    /// <param name="read">Goes on when who has begun it goes away, as others may wait for it.</param>
    public async ValueTask<IReadOnlyList<SalesRow>> Get(
        (string Facet, DayRange Days) key, string? version, Func<Task<IReadOnlyList<SalesRow>>> read, CancellationToken cancellationToken)
    {
        if (Find(key, version) is { } found)
            return found.Rows;
        return (await reading.Run(key, () => Read(key, version, read), cancellationToken)).Rows;
    }

    private Remembered? Find((string Facet, DayRange Days) key, string? version)
    {
        lock (access)
        {
            if (version is not null && version != seen.Version)
                seen = (version, time.GetTimestamp());
            if (!kept.TryGetValue(key, out var found))
                return null;
            var age = time.GetElapsedTime(found.At);
            return age < s_fresh || (age < s_longest && found.Version is not null && found.Version == version) ? found : null;
        }
    }

    /// <summary>It is as old as its beginning.</summary>
    private async Task<Remembered> Read((string Facet, DayRange Days) key, string? version, Func<Task<IReadOnlyList<SalesRow>>> read)
    {
        var at = time.GetTimestamp();
        var isSettled = IsSettled(version);
        var remembered = new Remembered(await read(), isSettled ? version : null, at);
        lock (access)
            Keep(key, remembered);
        return remembered;
    }

    private bool IsSettled(string? version)
    {
        lock (access)
            return version == seen.Version && time.GetElapsedTime(seen.Since) >= s_settled;
    }

    private void Keep((string Facet, DayRange Days) key, Remembered remembered)
    {
        if (kept.Remove(key, out var before))
            rows -= before.Size;
        if (rows + remembered.Size > MostRows)
        {
            kept.Clear();
            rows = 0;
        }
        if (remembered.Size > MostRows)
            return;
        kept[key] = remembered;
        rows += remembered.Size;
    }

    /// <param name="Version">Null when they are good for a moment only.</param>
    private sealed record Remembered(IReadOnlyList<SalesRow> Rows, string? Version, long At)
    {
        public int Size => Rows.Count + 1;
    }
}
