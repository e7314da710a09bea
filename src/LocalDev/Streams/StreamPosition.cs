using Graph.LocalDev.Aws;

namespace Graph.LocalDev.Streams;

/// <summary>
/// Where one pump stands in one table's stream. Of DynamoDB Local, which has one open shard a table: shards are read one
/// after another, parents before children.
/// </summary>
internal sealed class StreamPosition(StreamsClient streams, StreamHandler handler, string table, StreamPumpOptions options)
{
    /// <summary>DynamoDB's bound on the records of one answer.</summary>
    private const int MostRecords = 1_000;

    private readonly HashSet<string> finished = [];

    private string? stream;
    private string? shard;
    private string? checkpoint;

    /// <summary>The database has answered since reading began.</summary>
    public bool HasRead { get; private set; }

    /// <summary>Reads the table's shard that is open, or the next that is not finished, until it is closed.</summary>
    /// <returns>False when there is none now.</returns>
    /// <exception cref="Exception">The database does not answer, or not as it did. What was done stays done.</exception>
    public async Task<bool> Read(CancellationToken cancellationToken)
    {
        HasRead = false;
        if (!await MoveToNextShard(cancellationToken))
            return false;
        await ReadShard(cancellationToken);
        finished.Add(shard!);
        return true;
    }

    /// <summary>Takes what the stream holds now as done. A table without a stream holds nothing.</summary>
    /// <remarks>
    /// Not by an iterator of type LATEST: until it gave a record there is no sequence number to go on from when it fails.
    /// </remarks>
    public async Task SkipToEnd(CancellationToken cancellationToken)
    {
        while (await MoveToNextShard(cancellationToken))
        {
            var iterator = await Iterator(cancellationToken);
            while (iterator is not null)
            {
                var answer = await streams.Records(iterator, MostRecords, cancellationToken);
                if (answer.Records is not { Count: > 0 } records)
                {
                    if (answer.NextShardIterator is not null)
                        return;
                    break;
                }
                checkpoint = records[^1].DynamoDb.SequenceNumber;
                iterator = answer.NextShardIterator;
            }
            finished.Add(shard!);
        }
    }

    private async Task<bool> MoveToNextShard(CancellationToken cancellationToken)
    {
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

    private async Task ReadShard(CancellationToken cancellationToken)
    {
        var iterator = await Iterator(cancellationToken);
        var idle = 0;
        while (iterator is not null)
        {
            // From before the look, so that no write is between them.
            var written = options.Writes?.Next(table);
            var answer = await streams.Records(iterator, options.BatchSize, cancellationToken);
            HasRead = true;
            iterator = answer.NextShardIterator;
            if (answer.Records is { Count: > 0 } records)
            {
                idle = 0;
                await handler.Handle(stream!, records, done => checkpoint = done, cancellationToken);
            }
            else if (iterator is not null)
            {
                await Wait(written, options.BetweenLooks.After(++idle), cancellationToken);
            }
        }
    }

    private static async Task Wait(Task? written, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (written is null)
            await Task.Delay(longest, cancellationToken);
        else
            await written.WaitAsync(longest, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<string> Iterator(CancellationToken cancellationToken)
    {
        try
        {
            return await streams.Iterator(stream!, shard!, checkpoint, cancellationToken);
        }
        catch (AwsJsonException trimmed) when (trimmed.Code == "TrimmedDataAccessException")
        {
            // What follows the checkpoint is a day old and gone; go on with the oldest that is there.
            checkpoint = null;
            return await streams.Iterator(stream!, shard!, checkpoint, cancellationToken);
        }
    }
}
