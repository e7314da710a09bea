using Graph.Lambda.Events;
using Graph.LocalDev.Streams;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Queues;

/// <summary>
/// An EventBridge Pipe from a table's stream to a queue: what passes its filter becomes a message. A change that could not be sent
/// is sent again for as long as it takes, and those behind it wait, so none is lost and none overtakes.
/// </summary>
internal static partial class Pipe
{
    /// <summary>Runs until the pump is disposed of.</summary>
    public static StreamPump Start(
        StreamsClient streams,
        string table,
        SqsClient sqs,
        Queue queue,
        PipeRule rule,
        ILogger logger,
        StreamPumpOptions? options = null) =>
        StreamPump.Start(
            streams,
            table,
            (changes, cancellationToken) => Send(changes, sqs, queue, rule, logger, cancellationToken),
            logger,
            (options ?? new StreamPumpOptions()) with { MaximumAttempts = null });

    /// <summary>One after another, so that messages of a group stand in the order of the changes.</summary>
    private static async Task<BatchResponse> Send(
        DynamoDbStreamEvent changes,
        SqsClient sqs,
        Queue queue,
        PipeRule rule,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        foreach (var change in changes.Records)
        {
            try
            {
                if (rule.Passes(change))
                    await sqs.Send(queue.Url, rule.Message(change.DynamoDb), cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Said here rather than thrown, so that those before it are not sent again.
                LogNotSent(logger, exception, change.DynamoDb.SequenceNumber, queue.Definition.Name);
                return BatchResponse.Failed(change.DynamoDb.SequenceNumber);
            }
        }
        return BatchResponse.AllDone;
    }

    [LoggerMessage(LogLevel.Warning, "Change {SequenceNumber} could not be sent to queue {Queue}.")]
    private static partial void LogNotSent(ILogger logger, Exception exception, string sequenceNumber, string queue);
}
