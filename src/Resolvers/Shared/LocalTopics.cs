using System.Collections.Concurrent;

namespace Graph.Resolvers.Shared;

/// <summary>Topics of this process, for subscriptions whose connections it holds.</summary>
public sealed class LocalTopics : Topics
{
    private readonly ConcurrentDictionary<string, Topic> topics = new(StringComparer.Ordinal);

    public override ValueTask<TopicSubscription<T>> Subscribe<T>(string topic, CancellationToken cancellationToken)
    {
        while (true)
        {
            var subscribers = topics.GetOrAdd(topic, _ => new Topic());
            var subscription = new LocalSubscription<T>(leaving => Leave(topic, leaving));
            if (subscribers.TryAdd(subscription))
                return new(subscription);
        }
    }

    public override void Publish(string topic, object item)
    {
        if (!topics.TryGetValue(topic, out var subscribers))
            return;
        foreach (var subscriber in subscribers.All)
            subscriber.Offer(item);
    }

    private void Leave(string topic, ILocalSubscriber subscriber)
    {
        if (topics.TryGetValue(topic, out var subscribers) && subscribers.Remove(subscriber))
            topics.TryRemove(KeyValuePair.Create(topic, subscribers));
    }

    /// <summary>The subscribers of one topic. An empty one is closed: it is about to be forgotten, and takes nobody.</summary>
    private sealed class Topic
    {
        private readonly Lock gate = new();
        private bool isClosed;

        public ILocalSubscriber[] All { get; private set; } = [];

        public bool TryAdd(ILocalSubscriber subscriber)
        {
            lock (gate)
            {
                if (!isClosed)
                    All = [.. All, subscriber];
                return !isClosed;
            }
        }

        /// <returns>Whether nobody is left.</returns>
        public bool Remove(ILocalSubscriber subscriber)
        {
            lock (gate)
            {
                All = [.. All.Where(other => other != subscriber)];
                return isClosed = All.Length == 0;
            }
        }
    }
}
