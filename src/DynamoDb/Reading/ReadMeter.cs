namespace Graph.DynamoDb.Reading;

/// <summary>Counts the requests that read in one flow of work, with all that it starts.</summary>
public sealed class ReadMeter
{
    private static readonly AsyncLocal<ReadMeter?> s_current = new();

    private int count;

    private ReadMeter()
    {
    }

    public int Count => Volatile.Read(ref count);

    /// <summary>Counts in this flow from now on.</summary>
    public static ReadMeter Start() => s_current.Value = new ReadMeter();

    internal static void CountOne()
    {
        if (s_current.Value is { } meter)
            Interlocked.Increment(ref meter.count);
    }
}
