using System.Collections.Concurrent;

namespace Graph.Resolvers.Shared;

/// <summary>Keeps for a while what takes long to read, and reads it once for all who ask meanwhile.</summary>
/// <param name="kept">How long.</param>
/// <param name="most">The size of all that is kept at once; what is larger is read each time.</param>
/// <param name="sizeOf">The size of one; 1 without it.</param>
internal sealed class ShortMemory<TKey, T>(TimeProvider time, TimeSpan kept, int most, Func<T, int>? sizeOf = null)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (T Value, long At)> values = new();
    private readonly SingleFlight<TKey, (T Value, long At)> reading = new();
    private int size;

    /// <param name="read">Goes on when who has begun it goes away, as others may wait for it.</param>
    public async ValueTask<T> Get(TKey key, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        if (values.TryGetValue(key, out var last) && time.GetElapsedTime(last.At) < kept)
            return last.Value;
        return (await reading.Run(key, () => Read(key, read), cancellationToken)).Value;
    }

    /// <summary>It is as old as its beginning.</summary>
    private async Task<(T Value, long At)> Read(TKey key, Func<Task<T>> read)
    {
        var at = time.GetTimestamp();
        var value = await read();
        Keep(key, (value, at));
        return (value, at);
    }

    private void Keep(TKey key, (T Value, long At) value)
    {
        var added = sizeOf?.Invoke(value.Value) ?? 1;
        if (added > most)
            return;
        if (Interlocked.Add(ref size, added) > most)
        {
            values.Clear();
            Volatile.Write(ref size, added);
        }
        values[key] = value;
    }
}
