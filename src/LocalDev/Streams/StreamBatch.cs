using Graph.Lambda.Events;

namespace Graph.LocalDev.Streams;

/// <summary>
/// What of a batch is still to be done, as AWS's event source mapping for streams has it (<c>ReportBatchItemFailures</c>,
/// <c>BisectBatchOnFunctionError</c>): everything from the lowest failed sequence number comes again; a batch that fails
/// without saying where is halved, until the record that fails is found.
/// </summary>
internal sealed class StreamBatch(IReadOnlyList<DynamoDbStreamRecord> records)
{
    private int done;
    private int next = records.Count;

    public bool IsDone => done == records.Count;

    /// <summary>How often the first record of <see cref="Current"/> has failed.</summary>
    public int Failures { get; private set; }

    /// <summary>The sequence number of the last record that is done; null when none is.</summary>
    public string? Checkpoint => done == 0 ? null : records[done - 1].DynamoDb.SequenceNumber;

    /// <summary>What the function is given now.</summary>
    public IReadOnlyList<DynamoDbStreamRecord> Current => [.. records.Take(done..next)];

    /// <param name="response">Null says, as an empty one does, that all is done.</param>
    public void Answered(BatchResponse? response)
    {
        if (response is not { BatchItemFailures.Count: > 0 })
            Advance(next);
        else if (FirstFailed(response) is { } failed)
            FailedAt(failed);
        else
            Failed();
    }

    /// <summary>The function failed without saying where.</summary>
    public void Failed()
    {
        if (next - done > 1)
            next = done + (next - done) / 2;
        else
            Failures++;
    }

    /// <summary>Leaves the first record of <see cref="Current"/> out.</summary>
    public void Skip() => Advance(done + 1);

    /// <summary>Null when a failure is named that is not of the batch: then nothing that was said counts.</summary>
    private int? FirstFailed(BatchResponse response)
    {
        var first = int.MaxValue;
        foreach (var failure in response.BatchItemFailures)
        {
            var index = IndexOf(failure?.ItemIdentifier);
            if (index < 0)
                return null;
            first = Math.Min(first, index);
        }
        return first;
    }

    private int IndexOf(string? sequenceNumber)
    {
        for (var index = done; index < next; index++)
            if (records[index].DynamoDb.SequenceNumber == sequenceNumber)
                return index;
        return -1;
    }

    private void FailedAt(int failed)
    {
        if (failed > done)
            Advance(failed);
        Failures++;
    }

    private void Advance(int to)
    {
        done = to;
        next = records.Count;
        Failures = 0;
    }
}
