namespace Graph.Resolvers.Shared;

/// <summary>Counts in one flow of work, with all that it starts, what was found in a cache and what was not.</summary>
public sealed class CacheMeter
{
    private static readonly AsyncLocal<CacheMeter?> s_current = new();

    private int hits;
    private int misses;

    private CacheMeter()
    {
    }

    public int Hits => Volatile.Read(ref hits);

    public int Misses => Volatile.Read(ref misses);

    /// <summary>Which counts in this flow; null when none does.</summary>
    public static CacheMeter? Current => s_current.Value;

    /// <summary>Counts in this flow from now on.</summary>
    public static CacheMeter Start() => s_current.Value = new CacheMeter();

    internal static void Count(bool isHit)
    {
        if (s_current.Value is not { } meter)
            return;
        if (isHit)
            Interlocked.Increment(ref meter.hits);
        else
            Interlocked.Increment(ref meter.misses);
    }
}
