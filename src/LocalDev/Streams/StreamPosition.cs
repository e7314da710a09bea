using Graph.LocalDev.Aws;

namespace Graph.LocalDev.Streams;

/// <summary>
/// Where one pump stands in one table's stream. Of DynamoDB Local, which has one open shard a table: shards are read one
/// after another, parents before children.
/// </summary>
internal sealed class StreamPosition(StreamsClient streams, StreamHandler handler, GrowingWait betweenLooks, bool startsAtLatest)
{
    private readonly HashSet<string> finished = [];

    private string? stream;
    private string? shard;
    private string? checkpoint;

    /// <summary>Once only: from a failure on, what was not read yet is among what the stream holds.</summary>
    private bool beginsAtLatest = startsAtLatest;

    /// <summary>The database has answered since reading began.</summary>
    public bool HasRead { get; private set; }

    /// <summary>Reads the table's shard that is open, or the next that is not finished, until it is closed.</summary>
    /// <returns>False when there is none now.</returns>
    /// <exception cref="Exception">The database does not answer, or not as it did. What was done stays done.</exception>
    public async Task<bool> Read(string table, CancellationToken cancellationToken)
    {
        HasRead = false;
        var latest = await streams.LatestStream(table, cancellationToken);
        if (latest is null)
            return false;
        if (latest != stream)
            BeginWith(latest);
        var shards = await streams.Shards(latest, cancellationToken);
        if (NextOf(shards) is not { } next)
            return false;
        if (next.ShardId != shard)
            (shard, checkpoint) = (next.ShardId, null);
        await ReadShard(latest, next.ShardId, cancellationToken);
        finished.Add(next.ShardId);
        return true;
    }

    /// <summary>A table that was made again, as in a database that came back empty, has another stream.</summary>
    private void BeginWith(string latest)
    {
        stream = latest;
        (shard, checkpoint) = (null, null);
        finished.Clear();
    }

    private Shard? NextOf(IReadOnlyList<Shard> shards) => shards.FirstOrDefault(candidate =>
        !finished.Contains(candidate.ShardId)
        && (candidate.ParentShardId is not { } parent
            || finished.Contains(parent)
            || shards.All(other => other.ShardId != parent)));

    private async Task ReadShard(string arn, string id, CancellationToken cancellationToken)
    {
        var iterator = await Iterator(arn, id, cancellationToken);
        var idle = 0;
        while (iterator is not null)
        {
            var answer = await streams.Records(iterator, handler.BatchSize, cancellationToken);
            HasRead = true;
            iterator = answer.NextShardIterator;
            if (answer.Records is { Count: > 0 } records)
            {
                idle = 0;
                await handler.Handle(arn, records, done => checkpoint = done, cancellationToken);
            }
            else if (iterator is not null)
            {
                await Task.Delay(betweenLooks.After(++idle), cancellationToken);
            }
        }
    }

    private async Task<string> Iterator(string arn, string id, CancellationToken cancellationToken)
    {
        if (beginsAtLatest)
        {
            beginsAtLatest = false;
            return await streams.LatestIterator(arn, id, cancellationToken);
        }
        try
        {
            return await streams.Iterator(arn, id, checkpoint, cancellationToken);
        }
        catch (AwsJsonException trimmed) when (trimmed.Code == "TrimmedDataAccessException")
        {
            // What follows the checkpoint is a day old and gone; go on with the oldest that is there.
            checkpoint = null;
            return await streams.Iterator(arn, id, checkpoint, cancellationToken);
        }
    }
}
