using System.Collections.Concurrent;

namespace Graph.Resolvers.Shared;

/// <summary>
/// Events of this process, by topic. Whoever subscribes gets what is published from then on, in order; nothing is kept for who
/// comes later, so a subscription sends the current state first.
/// </summary>
public sealed class Topics
{
    private readonly ConcurrentDictionary<string, Topic> topics = new(StringComparer.Ordinal);

    /// <summary>Begins at once, so that nothing is missed of what is published while the current state is read.</summary>
    public TopicSubscription<T> Subscribe<T>(string topic)
        where T : class
    {
        while (true)
        {
            var subscribers = topics.GetOrAdd(topic, _ => new Topic());
            var subscription = new TopicSubscription<T>(leaving => Leave(topic, leaving));
            if (subscribers.TryAdd(subscription))
                return subscription;
        }
    }

    public void Publish(string topic, object item)
    {
        if (!topics.TryGetValue(topic, out var subscribers))
            return;
        foreach (var subscriber in subscribers.All)
            subscriber.Offer(item);
    }

    private void Leave(string topic, TopicSubscriber subscriber)
    {
        if (topics.TryGetValue(topic, out var subscribers) && subscribers.Remove(subscriber))
            topics.TryRemove(KeyValuePair.Create(topic, subscribers));
    }

    /// <summary>The subscribers of one topic. An empty one is closed: it is about to be forgotten, and takes nobody.</summary>
    private sealed class Topic
    {
        private readonly Lock gate = new();
        private bool isClosed;

        public TopicSubscriber[] All { get; private set; } = [];

        public bool TryAdd(TopicSubscriber subscriber)
        {
            lock (gate)
            {
                if (!isClosed)
                    All = [.. All, subscriber];
                return !isClosed;
            }
        }

        /// <returns>Whether nobody is left.</returns>
        public bool Remove(TopicSubscriber subscriber)
        {
            lock (gate)
            {
                All = [.. All.Where(other => other != subscriber)];
                return isClosed = All.Length == 0;
            }
        }
    }
}
