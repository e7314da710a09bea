using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Subscriptions;

/// <summary>Topics whose subscribers are in the tables, as their connections are held by API Gateway.</summary>
public sealed class StoredTopics : Topics
{
    private readonly AsyncLocal<SubscriptionRun?> run = new();
    private readonly AsyncLocal<List<PublishedEvent>?> published = new();

    /// <summary>Source streams that are opened from now on in this flow of control belong to the run.</summary>
    public void Enter(SubscriptionRun of) => run.Value = of;

    /// <summary>What is published from now on in this flow of control, in its order.</summary>
    public IReadOnlyList<PublishedEvent> Collect() => published.Value = [];

    /// <exception cref="GraphQLException">Code <c>SUBSCRIPTIONS_BY_WEBSOCKET</c>: no connection that lasts has asked.</exception>
    public override ValueTask<TopicSubscription<T>> Subscribe<T>(string topic, CancellationToken cancellationToken) =>
        run.Value is { } current ? current.Subscribe<T>(topic, cancellationToken) : throw NoConnection();

    public override void Publish(string topic, object item) => published.Value?.Add(new PublishedEvent(topic, item));

    private static GraphQLException NoConnection() => new(
        "Subscriptions are served over WebSocket here, by graphql-transport-ws.", "SUBSCRIPTIONS_BY_WEBSOCKET");
}

/// <summary>Something that happened.</summary>
public sealed record PublishedEvent(string Topic, object Item);
