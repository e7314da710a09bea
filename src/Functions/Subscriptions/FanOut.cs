using System.Collections.Concurrent;
using Graph.DynamoDb;
using Graph.DynamoDb.Items;
using Graph.Lambda.Events;
using Graph.Resolvers.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Subscriptions;

/// <summary>
/// Tells the subscriptions over API Gateway what has changed, by the tables' streams: what many ask alike is executed once, and sent to each
/// of them. Events of one item come to each subscriber in their order. A client to whom nothing can be sent is cut off, so that it connects again and gets the current state.
/// </summary>
internal sealed partial class FanOut(
    PublishChanges publish,
    StoredTopics topics,
    SubscriptionStore subscriptions,
    SubscriptionExecution execution,
    ClientConnections connections,
    TimeProvider time,
    ILogger<FanOut> logger)
{
    private const int TopicsAtOnce = 8;
    private const int SubscribersAtOnce = 8;

    /// <summary>Of a topic: so many are in memory at one time, and share what is executed.</summary>
    private const int MostSharing = 500;

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Within the function's minute. Who is not told by then is told when the change comes again.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(45);

    public async Task<BatchResponse> Handle(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        var events = EventsOf(changes);
        var late = new ConcurrentBag<string>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_longest);
        await Parallel.ForEachAsync(
            events.GroupBy(one => one.Topic),
            new ParallelOptions { MaxDegreeOfParallelism = TopicsAtOnce, CancellationToken = cancellationToken },
            async (topic, _) =>
            {
                if (await TryTell(topic.Key, [.. topic.Select(one => one.Item).Distinct()], limit.Token))
                    return;
                foreach (var (_, _, sequenceNumber) in topic)
                    late.Add(sequenceNumber);
            });
        return BatchResponse.Failed(late.Distinct());
    }

    /// <summary>A row that cannot be read is nobody's event, and keeps no other from being told.</summary>
    private List<(string Topic, object Item, string SequenceNumber)> EventsOf(DynamoDbStreamEvent changes)
    {
        var events = new List<(string, object, string)>();
        var published = topics.Collect();
        foreach (var record in changes.Records)
        {
            try
            {
                publish.Publish(record);
            }
            catch (Exception malformed) when (malformed is MalformedItemException or FormatException)
            {
                LogMalformed(record.Table(), malformed.Message);
            }
            events.AddRange(published.Skip(events.Count).Select(one => (one.Topic, one.Item, record.DynamoDb.SequenceNumber)));
        }
        return events;
    }

    /// <returns>False when time is over, or the database has failed: some may not have been told.</returns>
    private async ValueTask<bool> TryTell(string topic, object[] events, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = SubscribersAtOnce, CancellationToken = cancellationToken };
            var readAt = time.GetTimestamp();
            var rows = subscriptions.OfTopic(topic, cancellationToken, malformed => LogMalformed(topic, malformed.Message));
            await foreach (var some in rows.Chunk(MostSharing).WithCancellation(cancellationToken))
                await Parallel.ForEachAsync(
                    Share(some, events, cancellationToken), options, (one, token) => Tell(one.Subscription, one.Executed, events, readAt, token));
            return true;
        }
        catch (Exception failure) when (failure is OperationCanceledException || Database.IsFailure(failure))
        {
            LogLate(topic, failure.Message);
            return false;
        }
    }

    /// <summary>Those who ask the same one after another, so that few executions are in memory at one time.</summary>
    private IEnumerable<(StoredSubscription Subscription, Lazy<Task<ExecutedEvents>> Executed)> Share(
        StoredSubscription[] some, object[] events, CancellationToken cancellationToken) => some.GroupBy(one => one.Asked).SelectMany(same =>
    {
        // One that has begun is told nothing but the events.
        var any = same.First() with { BeginsUntil = null, Told = ToldToAll(same) };
        // On a thread of its own, as the others wait for its first step too.
        var executed = new Lazy<Task<ExecutedEvents>>(() => Task.Run(() => execution.Execute(any, events, cancellationToken).AsTask(), cancellationToken));
        return same.Select(one => (one, executed));
    });

    /// <summary>Of those who have begun; it is not executed again.</summary>
    private static IReadOnlyDictionary<string, long> ToldToAll(IEnumerable<StoredSubscription> same) => same
        .Where(one => one.BeginsUntil is null)
        .Select(one => one.Told)
        .DefaultIfEmpty(new Dictionary<string, long>())
        .Aggregate((all, told) => all.Where(one => told.ContainsKey(one.Key)).ToDictionary(one => one.Key, one => Math.Min(one.Value, told[one.Key])));

    /// <summary>Whatever is wrong with one subscriber, the others are told.</summary>
    private async ValueTask Tell(
        StoredSubscription subscription, Lazy<Task<ExecutedEvents>> executed, object[] events, long readAt, CancellationToken cancellationToken)
    {
        try
        {
            if (subscription.Viewer?.HasExpired(time.GetUtcNow()) == true)
                await connections.Close(subscription.ConnectionId, cancellationToken);
            else if (subscription.BeginsUntil is null)
                await execution.Tell(subscription, await executed.Value, readAt, cancellationToken);
            else if (await OnceBegun(subscription, cancellationToken) is { } begun)
                await TellAlone(begun, events, cancellationToken);
        }
        catch (ConnectionGoneException)
        {
            await connections.Close(subscription.ConnectionId, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, it is this subscriber's, or of all who share an execution. That one is not executed again, nor is the change to
            // come again for it: what a resolver throws is no exception here but told as an error, and what failed in passing Database has
            // tried again by then. So it would fail for each alone too; closed, each begins anew with the current state.
            LogNotTold(failure, subscription.ConnectionId);
            await connections.Close(subscription.ConnectionId, cancellationToken);
        }
    }

    /// <summary>What was executed for others may be older than the current state that it was sent meanwhile.</summary>
    private async ValueTask TellAlone(StoredSubscription subscription, object[] events, CancellationToken cancellationToken)
    {
        var readAt = time.GetTimestamp();
        await execution.Tell(subscription, await execution.Execute(subscription, events, cancellationToken), readAt, cancellationToken);
    }

    /// <summary>
    /// Who begins it sends the current state, which is not to come after what is newer. If it is not done in its time, it never will be:
    /// then one of those who tell it of something sends the current state.
    /// </summary>
    /// <returns>Null when it has ended meanwhile.</returns>
    private async ValueTask<StoredSubscription?> OnceBegun(StoredSubscription subscription, CancellationToken cancellationToken)
    {
        var current = subscription;
        while (current is { BeginsUntil: { } until })
        {
            if (until <= time.GetUtcNow() && await subscriptions.TakeOver(current, s_longest, cancellationToken))
                return current;
            await Task.Delay(s_betweenLooks, time, cancellationToken);
            current = await subscriptions.Find(subscription, cancellationToken);
        }
        return current;
    }

    [LoggerMessage(LogLevel.Error, "A row of {Of} cannot be read, and nobody is told of it: {Reason}")]
    private partial void LogMalformed(string? of, string reason);

    [LoggerMessage(LogLevel.Warning, "Some subscribers of {Topic} are told later: {Reason}")]
    private partial void LogLate(string topic, string reason);

    [LoggerMessage(LogLevel.Warning, "Connection {ConnectionId} could not be told what has changed and is closed.")]
    private partial void LogNotTold(Exception failure, string connectionId);
}
