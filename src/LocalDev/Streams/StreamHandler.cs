using Graph.Lambda.Events;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Streams;

/// <summary>Gives records to a function until all of them are done or left out.</summary>
internal sealed partial class StreamHandler(
    string table,
    Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> handler,
    StreamPumpOptions options,
    ILogger logger)
{
    /// <param name="reached">Told the sequence number of the last record that is done, whenever it changes.</param>
    public async Task Handle(
        string stream, IReadOnlyList<DynamoDbStreamRecord> records, Action<string> reached, CancellationToken cancellationToken)
    {
        var batch = new StreamBatch([.. records.Select(record => record with { EventSourceArn = stream })]);
        while (!batch.IsDone)
        {
            await HandOver(batch, cancellationToken);
            if (batch.Failures > 0 && batch.Failures >= options.MaximumAttempts)
                await LeaveOut(batch, cancellationToken);
            if (batch.Checkpoint is { } checkpoint)
                reached(checkpoint);
            if (batch.Failures > 0)
                await Task.Delay(options.Redelivery.After(batch.Failures), cancellationToken);
        }
    }

    private async Task HandOver(StreamBatch batch, CancellationToken cancellationToken)
    {
        var current = batch.Current;
        try
        {
            batch.Answered(await handler(new DynamoDbStreamEvent { Records = current }, cancellationToken));
            if (batch.Failures > 0)
                LogReported(table, batch.Current[0].DynamoDb.SequenceNumber, batch.Failures);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a handler throws, its batch comes again, as Lambda has it.
            batch.Failed();
            LogBatchFailed(exception, table, current[0].DynamoDb.SequenceNumber, current.Count);
        }
    }

    private async Task LeaveOut(StreamBatch batch, CancellationToken cancellationToken)
    {
        var record = batch.Current[0];
        try
        {
            if (options.DeadLetter is { } deadLetter)
                await deadLetter(record, cancellationToken);
            LogLeftOut(table, record.DynamoDb.SequenceNumber, batch.Failures);
            batch.Skip();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // It stays first, and is tried again.
            LogNotLeftOut(exception, table, record.DynamoDb.SequenceNumber);
        }
    }

    // Never items: they can be anybody's.
    [LoggerMessage(LogLevel.Warning, "Stream of {Table}: change {SequenceNumber} is reported as failed, {Failures} times now.")]
    private partial void LogReported(string table, string sequenceNumber, int failures);

    [LoggerMessage(LogLevel.Warning, "Stream of {Table}: a batch of {Count} from change {SequenceNumber} on failed.")]
    private partial void LogBatchFailed(Exception exception, string table, string sequenceNumber, int count);

    [LoggerMessage(LogLevel.Error, "Stream of {Table}: change {SequenceNumber} is left out, as it failed {Failures} times.")]
    private partial void LogLeftOut(string table, string sequenceNumber, int failures);

    [LoggerMessage(LogLevel.Error, "Stream of {Table}: change {SequenceNumber} could not be left out.")]
    private partial void LogNotLeftOut(Exception exception, string table, string sequenceNumber);
}
