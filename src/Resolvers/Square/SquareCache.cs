using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Connections;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace Graph.Resolvers.Square;

/// <summary>
/// Keeps for a while what Square says of a seller, and asks once for all who wait. Nothing is found in it by another seller, after the seller has
/// connected anew, or once the seller's catalogue is known to have changed, in whichever process that was told.
/// </summary>
public sealed class SquareCache(TimeProvider time) : IDisposable
{
    /// <summary>In bytes, as Square has sent them.</summary>
    private const long Capacity = 64 << 20;

    /// <summary>What is kept of an answer beside it, in bytes.</summary>
    private const int Overhead = 500;

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = Capacity, Clock = new Clock(time) });
    private readonly SingleFlight<Key, object> reading = new();

    public void Dispose() => memory.Dispose();

    /// <summary>Whatever is asked for is asked for anew.</summary>
    internal void Clear() => memory.Clear();

    /// <param name="what">Tells it from all else of the seller.</param>
    /// <param name="size">In bytes.</param>
    /// <param name="read">Goes on when who has begun it goes away, as others may wait for it.</param>
    internal async ValueTask<T> Get<T>(
        Seller seller, string what, TimeSpan lasts, Func<T, int> size, Func<Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        var key = Key.Of(seller, what);
        return Find<T>(key) ?? (T)await reading.Run(key, () => Read(key, lasts, size, read), cancellationToken);
    }

    internal T? Find<T>(Seller seller, string what)
        where T : class => Find<T>(Key.Of(seller, what));

    internal void Keep<T>(Seller seller, string what, TimeSpan lasts, int size, T value)
        where T : class => Keep(Key.Of(seller, what), lasts, size, value);

    internal void Forget(Seller seller, string what) => memory.Remove(Key.Of(seller, what));

    private T? Find<T>(Key key)
        where T : class => memory.TryGetValue(key, out var kept) ? (T?)kept : null;

    private async Task<object> Read<T>(Key key, TimeSpan lasts, Func<T, int> size, Func<Task<T>> read)
        where T : class
    {
        var value = await read();
        Keep(key, lasts, size(value), value);
        return value;
    }

    private void Keep(Key key, TimeSpan lasts, int size, object value)
    {
        using var entry = memory.CreateEntry(key);
        entry.Value = value;
        entry.Size = size + Overhead;
        entry.AbsoluteExpirationRelativeToNow = lasts;
    }

    private sealed record Key(string MerchantId, DateTimeOffset ConnectedAt, long CatalogChanges, string What)
    {
        public static Key Of(Seller seller, string what) => new(seller.MerchantId, seller.ConnectedAt, seller.Connection.CatalogChanges, what);
    }

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
