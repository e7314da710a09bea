using System.Collections.Concurrent;

namespace Graph.Resolvers.Shared;

/// <summary>Keeps for five seconds what takes long to read, and reads it once for all who ask meanwhile.</summary>
internal sealed class ShortMemory<TKey, T>(TimeProvider time)
    where TKey : notnull
{
    private const int MostKept = 1_000;
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TKey, (T Value, long At)> kept = new();
    private readonly SingleFlight<TKey, (T Value, long At)> reading = new();

    /// <param name="read">Goes on when who has begun it goes away, as others may wait for it.</param>
    public async ValueTask<T> Get(TKey key, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(key, out var last) && time.GetElapsedTime(last.At) < s_kept)
            return last.Value;
        return (await reading.Run(key, () => Read(key, read), cancellationToken)).Value;
    }

    /// <summary>It is as old as its beginning.</summary>
    private async Task<(T Value, long At)> Read(TKey key, Func<Task<T>> read)
    {
        var at = time.GetTimestamp();
        var value = await read();
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[key] = (value, at);
    }
}
