using Graph.DynamoDb;
using Graph.Lambda.Events;
using Graph.Resolvers.Subscriptions;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Subscriptions;

/// <summary>
/// Tells the subscriptions over API Gateway what has changed, by the tables' streams. Events of one topic come to each subscriber in their
/// order. A client to whom nothing can be sent is cut off, so that it connects again and gets the current state.
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

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(50);

    public async Task<BatchResponse> Handle(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        var events = topics.Collect();
        await publish.Of(changes, cancellationToken);
        var ofTopics = new ParallelOptions { MaxDegreeOfParallelism = TopicsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(events.GroupBy(one => one.Topic, one => one.Item), ofTopics, Tell);
        return BatchResponse.AllDone;
    }

    private async ValueTask Tell(IGrouping<string, object> topic, CancellationToken cancellationToken)
    {
        object[] events = [.. topic];
        var options = new ParallelOptions { MaxDegreeOfParallelism = SubscribersAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            subscriptions.OfTopic(topic.Key, cancellationToken), options, (subscription, token) => TryTell(subscription, events, token));
    }

    /// <summary>Whatever is wrong with one subscriber, the others are told.</summary>
    private async ValueTask TryTell(StoredSubscription subscription, object[] events, CancellationToken cancellationToken)
    {
        try
        {
            if (subscription.Viewer?.HasExpired(time.GetUtcNow()) == true)
                await connections.Close(subscription.ConnectionId, cancellationToken);
            else if (await OnceBegun(subscription, cancellationToken) is { } begun)
                await execution.Continue(begun, events, cancellationToken);
        }
        catch (ConnectionGoneException)
        {
            await connections.Forget(subscription.ConnectionId, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException || Database.IsFailure(failure))
        {
            LogNotTold(subscription.ConnectionId, failure.Message);
            await connections.Close(subscription.ConnectionId, cancellationToken);
        }
    }

    /// <summary>
    /// Who begins it sends the current state, which is not to come after what is newer. If it is not done in its time, it never will be:
    /// then the current state is sent here.
    /// </summary>
    /// <returns>Null when it has ended meanwhile.</returns>
    private async ValueTask<StoredSubscription?> OnceBegun(StoredSubscription subscription, CancellationToken cancellationToken)
    {
        var current = subscription;
        while (current is { BeginsUntil: { } until } && until > time.GetUtcNow())
        {
            await Task.Delay(s_betweenLooks, time, cancellationToken);
            current = await subscriptions.Find(subscription, cancellationToken);
        }
        return current;
    }

    [LoggerMessage(LogLevel.Warning, "Connection {ConnectionId} could not be told what has changed and is closed: {Reason}")]
    private partial void LogNotTold(string connectionId, string reason);
}
