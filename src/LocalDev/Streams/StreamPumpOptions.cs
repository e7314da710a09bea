using Graph.Lambda.Events;
using Graph.LocalDev.Aws;

namespace Graph.LocalDev.Streams;

/// <summary>What an event source mapping of a stream is configured by.</summary>
internal sealed record StreamPumpOptions
{
    /// <summary>The most records of one event: 1 to 1,000.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How often a record may fail before it is left out; null for as long as it takes.</summary>
    public int? MaximumAttempts { get; init; } = 5;

    /// <summary>Between looks that find nothing.</summary>
    public GrowingWait BetweenLooks { get; init; } = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(15));

    /// <summary>Ends such a wait when the table was written; null where nothing tells.</summary>
    public TableWrites? Writes { get; init; }

    public GrowingWait Redelivery { get; init; } = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5));

    /// <summary>Given each record that is left out. When this fails, the record is tried again.</summary>
    public Func<DynamoDbStreamRecord, CancellationToken, Task>? DeadLetter { get; init; }
}
