namespace Graph.Lambda.Runtime;

/// <summary>When a function is told that its time is over.</summary>
internal static class InvocationDeadline
{
    private static readonly TimeSpan s_mostSpare = TimeSpan.FromSeconds(1);

    /// <summary>Longer than any function may run.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>
    /// A second before Lambda ends the process, or a tenth of the time that is left where that is less: enough to end and to report it
    /// with the small share of a processor that a function with little memory has. Zero when it is too late already.
    /// </summary>
    public static TimeSpan TimeFor(DateTimeOffset deadline, DateTimeOffset now)
    {
        var left = deadline - now;
        if (left <= TimeSpan.Zero)
            return TimeSpan.Zero;
        var spare = left / 10;
        left -= spare < s_mostSpare ? spare : s_mostSpare;
        return left < s_longest ? left : s_longest;
    }
}
