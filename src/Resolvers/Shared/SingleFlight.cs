using System.Collections.Concurrent;

namespace Graph.Resolvers.Shared;

/// <summary>Lets the same work be done once for all who ask while it is done. What it gives is not kept.</summary>
internal sealed class SingleFlight<TKey, T>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<T>>> flights = new();

    /// <param name="work">Goes on when who has begun it goes away, as others may wait for it.</param>
    public async ValueTask<T> Run(TKey key, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var flight = flights.GetOrAdd(key, static (_, work) => new Lazy<Task<T>>(work), work);
        try
        {
            return await flight.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            if (flight.Value.IsCompleted)
                flights.TryRemove(KeyValuePair.Create(key, flight));
        }
    }
}
