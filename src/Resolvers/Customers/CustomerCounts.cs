using System.Collections.Concurrent;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>How many customers lists have. Counting reads all of them, so a count is kept for some seconds.</summary>
public sealed class CustomerCounts(TimeProvider time)
{
    private const int MostKept = 1_000;
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (int Count, long At)> counts = new(StringComparer.Ordinal);
    private readonly SingleFlight<string, int> counting = new();

    /// <param name="scope">What the list is, as text.</param>
    public async ValueTask<int> Get(string scope, Func<Task<int>> count, CancellationToken cancellationToken)
    {
        if (counts.TryGetValue(scope, out var kept) && time.GetElapsedTime(kept.At) < s_kept)
            return kept.Count;
        return await counting.Run(scope, () => Count(scope, count), cancellationToken);
    }

    /// <summary>A count is as old as its beginning, whoever has waited for it since.</summary>
    private async Task<int> Count(string scope, Func<Task<int>> count)
    {
        var begun = time.GetTimestamp();
        var counted = await count();
        if (counts.Count >= MostKept)
            counts.Clear();
        counts[scope] = (counted, begun);
        return counted;
    }
}
