using System.Runtime.CompilerServices;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Subscriptions;

/// <summary>
/// One run of a source stream that lives in the tables between runs: the first sends the current state, each later one what has happened
/// since.
/// </summary>
/// <param name="begin">Called with the topic as soon as it is known; stores the subscription where that is still to be done.</param>
/// <param name="events">What has happened, in its order.</param>
public sealed class SubscriptionRun(Told told, IReadOnlyList<object> events, Func<string, CancellationToken, ValueTask> begin)
{
    /// <summary>What was told before and in this run.</summary>
    public Told Told => told;

    /// <summary>The stream has read all events and would wait for more: it has not ended.</summary>
    public bool IsWaiting { get; private set; }

    internal async ValueTask<TopicSubscription<T>> Subscribe<T>(string topic, CancellationToken cancellationToken)
        where T : class
    {
        await begin(topic, cancellationToken);
        return new Subscription<T>(this, events);
    }

    private sealed class Subscription<T>(SubscriptionRun run, IReadOnlyList<object> events) : TopicSubscription<T>(run.Told)
        where T : class
    {
        public override async IAsyncEnumerable<T> Read([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await ValueTask.CompletedTask;
            foreach (var item in events)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return (T)item;
            }
            run.IsWaiting = true;
        }

        public override void Dispose()
        {
        }
    }
}
