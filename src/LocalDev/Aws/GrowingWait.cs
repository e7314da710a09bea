namespace Graph.LocalDev.Aws;

/// <summary>Exponential waits between tries: <c>first × 2^(n-1)</c> after the nth, at most <c>longest</c>.</summary>
internal readonly record struct GrowingWait(TimeSpan First, TimeSpan Longest)
{
    public TimeSpan After(int tries)
    {
        var wait = First * Math.Pow(2, Math.Clamp(tries - 1, 0, 30));
        return wait < Longest ? wait : Longest;
    }
}
