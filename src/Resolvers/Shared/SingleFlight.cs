using System.Collections.Concurrent;

namespace Graph.Resolvers.Shared;

/// <summary>Lets the same work be done once for all who ask while it is done. What it gives is not kept.</summary>
internal sealed class SingleFlight<TKey, T>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<T>>> flights = new();

    /// <param name="work">Goes on when who has begun it goes away, as others may wait for it.</param>
    public async ValueTask<T> Run(TKey key, Func<Task<T>> work, CancellationToken cancellationToken) =>
        await flights.GetOrAdd(key, _ => new Lazy<Task<T>>(() => RunOnce(key, work))).Value.WaitAsync(cancellationToken);

    /// <summary>It is forgotten as soon as it has ended, also when nobody waits for it any more.</summary>
    private async Task<T> RunOnce(TKey key, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        finally
        {
            flights.TryRemove(key, out _);
        }
    }
}
