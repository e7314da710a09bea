using Graph.DynamoDb.Tables;

namespace Graph.Functions.Definitions;

/// <summary>What starts a function.</summary>
internal abstract record FunctionTrigger;

/// <summary>A request to the HTTP API.</summary>
/// <param name="Route">Method and path, or <c>$default</c> for all that no other route takes.</param>
internal sealed record HttpTrigger(string Route) : FunctionTrigger;

/// <summary>What happens on a WebSocket: <c>$connect</c>, <c>$disconnect</c>, or with <c>$default</c> a message.</summary>
internal sealed record SocketTrigger(string Route) : FunctionTrigger;

/// <summary>A clock.</summary>
/// <param name="Every">In whole minutes.</param>
internal sealed record ScheduleTrigger(TimeSpan Every) : FunctionTrigger;

/// <summary>Messages of a queue.</summary>
/// <param name="Queue">Its name without the stage, such as <c>transactions.fifo</c>.</param>
/// <param name="BatchSize">The most messages of one event: 1 to 10.</param>
internal sealed record QueueTrigger(string Queue, int BatchSize) : FunctionTrigger;

/// <summary>
/// Changes of a table, by its stream. A record that has failed too often, or has become too old, goes to the function's queue of dead
/// letters.
/// </summary>
internal sealed record StreamTrigger(TableDefinition Table) : FunctionTrigger
{
    /// <summary>The most records of one event: 1 to 10,000.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How many events of one shard are worked on at once: 1 to 10. Those of one key stay in order.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>From the oldest record on; else from the moment at which the function begins to follow the stream.</summary>
    public bool FromBeginning { get; init; }

    /// <summary>How old a record may become; streams keep a day.</summary>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How often a failed record comes again.</summary>
    public int MaximumRetries { get; init; } = 10;
}
