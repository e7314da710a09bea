namespace Graph.Resolvers.Customers.Cache;

/// <summary>
/// Lets what cannot be read rest for a moment, so that not everyone who asks waits for its timeouts. After that, one of them tries it,
/// while the others are spared still.
/// </summary>
internal sealed class CacheRest(TimeProvider time)
{
    internal static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    /// <summary>In ticks; 0 while it can be read.</summary>
    private long lastFailure;

    public bool MayTry()
    {
        var failed = Volatile.Read(ref lastFailure);
        if (failed == 0)
            return true;
        var now = time.GetUtcNow().UtcTicks;
        // A clock that was set back ends the rest.
        var isResting = now >= failed && now - failed < Length.Ticks;
        return !isResting && Interlocked.CompareExchange(ref lastFailure, now, failed) == failed;
    }

    public void Succeeded()
    {
        if (Volatile.Read(ref lastFailure) != 0)
            Volatile.Write(ref lastFailure, 0);
    }

    public void Failed() => Volatile.Write(ref lastFailure, time.GetUtcNow().UtcTicks);
}
