using Graph.LocalDev.Aws;

namespace Graph.LocalDev.Queues;

/// <summary>What an event source mapping of a queue is configured by.</summary>
internal sealed record QueuePumpOptions
{
    /// <summary>The most messages of one event: 1 to 10. They are done, and come again, together.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>How many events the function is given at once at most.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>After how long a message comes again by the number of its deliveries; rounded down to whole seconds.</summary>
    public GrowingWait Redelivery { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>How long the queue waits for a message before it answers that there is none, and the pump to end; whole seconds.</summary>
    public TimeSpan LongPoll { get; init; } = TimeSpan.FromSeconds(1);
}
