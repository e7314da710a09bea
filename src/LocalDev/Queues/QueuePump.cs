using System.Collections.Concurrent;
using Graph.Lambda.Events;
using Graph.LocalDev.Aws;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Queues;

/// <summary>
/// Does what AWS's event source mapping does between a queue and a function: gives it messages, deletes what it has done and
/// lets the rest come again soon. Runs until it is disposed of.
/// </summary>
/// <remarks>
/// A message comes at least once: it is deleted only after the function has ended, so a process that dies loses none. What
/// takes as long as the queue's visibility timeout is cancelled, since the message comes again then; on AWS the function's own
/// time limit, which has to be shorter, does that.
/// </remarks>
internal sealed partial class QueuePump : IAsyncDisposable
{
    private static readonly GrowingWait BetweenConnections = new(TimeSpan.FromMilliseconds(25), TimeSpan.FromSeconds(1));

    private readonly SqsClient sqs;
    private readonly Queue queue;
    private readonly Func<SqsEvent, CancellationToken, Task<BatchResponse>> handler;
    private readonly QueuePumpOptions options;
    private readonly ILogger logger;
    private readonly ConcurrentBag<SqsMessage> interrupted = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private QueuePump(
        SqsClient sqs,
        Queue queue,
        Func<SqsEvent, CancellationToken, Task<BatchResponse>> handler,
        QueuePumpOptions options,
        ILogger logger)
    {
        (this.sqs, this.queue, this.handler, this.options, this.logger) = (sqs, queue, handler, options, logger);
        running = Task.WhenAll(Enumerable.Range(0, options.Concurrency).Select(_ => Task.Run(() => Run(stop.Token))));
    }

    /// <param name="handler">The function. Its token ends with the pump; an exception fails the whole of what it was given.</param>
    public static QueuePump Start(
        SqsClient sqs,
        Queue queue,
        Func<SqsEvent, CancellationToken, Task<BatchResponse>> handler,
        ILogger logger,
        QueuePumpOptions? options = null) =>
        new(sqs, queue, handler, options ?? new(), logger);

    /// <summary>
    /// Stops asking for messages, tells the function, waits until it has ended, and gives back what it has not done. Takes as
    /// long as a long poll: one that is broken off would still be given a message, which nobody had then.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Only now, as no other poll of this pump can be given them.
        await Task.WhenAll(interrupted.Select(GiveBack)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Run(CancellationToken cancellationToken)
    {
        for (var failures = 0; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                await Once(cancellationToken);
                failures = 0;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The emulator is away; it is asked until it is there again.
                if (failures++ == 0)
                    LogInterrupted(queue.Definition.Name, exception.Message);
                await Task.Delay(BetweenConnections.After(failures), cancellationToken);
            }
        }
    }

    private async Task Once(CancellationToken cancellationToken)
    {
        var received = await sqs.Receive(queue.Url, options.BatchSize, options.LongPoll, CancellationToken.None);
        if (received.Count == 0)
            return;
        var messages = received.Select(message => message.ToEvent(queue.Arn)).ToList();
        var done = await HandOver(messages, cancellationToken);
        for (var index = 0; index < messages.Count; index++)
            await Settle(messages[index], done[index], cancellationToken);
    }

    /// <returns>Whether each of the messages is done.</returns>
    private async Task<IReadOnlyList<bool>> HandOver(IReadOnlyList<SqsMessage> messages, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return [.. messages.Select(_ => false)];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(queue.Definition.VisibilityTimeout);
        try
        {
            var done = QueueBatch.Done(messages, await handler(new SqsEvent { Records = messages }, limit.Token));
            if (done.Contains(false))
                LogReported(queue.Definition.Name, done.Count(one => !one), messages.Count);
            return done;
        }
        catch (Exception exception) // whatever a handler throws, its messages come again, as Lambda has it
        {
            if (!cancellationToken.IsCancellationRequested)
                LogBatchFailed(exception, queue.Definition.Name, messages.Count);
            return [.. messages.Select(_ => false)];
        }
    }

    /// <summary>Also when the pump is stopped by now: what is done shall not come again.</summary>
    private async Task Settle(SqsMessage message, bool isDone, CancellationToken cancellationToken)
    {
        try
        {
            if (isDone)
                await sqs.Delete(queue.Url, message.ReceiptHandle, CancellationToken.None);
            else if (cancellationToken.IsCancellationRequested)
                interrupted.Add(message);
            else
                await ComesAgain(message, options.Redelivery.After(message.ApproximateReceiveCount));
        }
        catch (AwsJsonException refused)
        {
            // It took too long, and is visible again by itself.
            LogLate(queue.Definition.Name, message.MessageId, refused.Code);
        }
    }

    private Task GiveBack(SqsMessage message) => ComesAgain(message, TimeSpan.Zero);

    private Task ComesAgain(SqsMessage message, TimeSpan after) =>
        sqs.ChangeVisibility(queue.Url, message.ReceiptHandle, after, CancellationToken.None);

    // Never bodies: they can be anybody's.
    [LoggerMessage(LogLevel.Warning, "Queue {Queue} is interrupted: {Reason}")]
    private partial void LogInterrupted(string queue, string reason);

    [LoggerMessage(LogLevel.Warning, "Queue {Queue}: {Failed} of {Count} messages are reported as failed.")]
    private partial void LogReported(string queue, int failed, int count);

    [LoggerMessage(LogLevel.Warning, "Queue {Queue}: a batch of {Count} messages failed.")]
    private partial void LogBatchFailed(Exception exception, string queue, int count);

    [LoggerMessage(LogLevel.Warning, "Queue {Queue}: message {MessageId} is not held any more: {Code}")]
    private partial void LogLate(string queue, string messageId, string code);
}
