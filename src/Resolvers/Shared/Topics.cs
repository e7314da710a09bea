namespace Graph.Resolvers.Shared;

/// <summary>
/// Events by topic. Whoever subscribes gets what is published from then on, in order; nothing is kept for who comes later, so a
/// subscription sends the current state first.
/// </summary>
public abstract class Topics
{
    /// <summary>Has begun when this is done, so that nothing is missed of what is published while the current state is read.</summary>
    public abstract ValueTask<TopicSubscription<T>> Subscribe<T>(string topic, CancellationToken cancellationToken)
        where T : class;

    public abstract void Publish(string topic, object item);
}
