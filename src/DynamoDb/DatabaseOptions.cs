using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Paging;

namespace Graph.DynamoDb;

public sealed record DatabaseOptions
{
    /// <summary>Last part of every table name: <c>dev</c>, <c>test</c>, <c>prod</c>.</summary>
    public required string Stage { get; init; }

    public required CursorKey CursorKey { get; init; }

    /// <summary>
    /// How throttled and failed requests, conflicts and unprocessed keys are tried again. The client should not retry too.
    /// </summary>
    public Backoff Backoff { get; init; } = new();

    /// <summary>How long one attempt may take: a DynamoDB request that takes seconds is lost, and better sent again.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long after its first attempt a request may begin another one: callers wait at most this and one attempt for a
    /// database that does not answer.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many requests one batch or parallel scan has under way at once.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>Told what each request used; null does not ask DynamoDB for it.</summary>
    public Action<ConsumedCapacity>? OnConsumed { get; init; }
}
