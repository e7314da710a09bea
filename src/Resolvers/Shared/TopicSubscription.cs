using System.Threading.Channels;
using Graph.GraphQL.Errors;

namespace Graph.Resolvers.Shared;

/// <summary>What a topic offers its events to.</summary>
public abstract class TopicSubscriber
{
    private protected TopicSubscriber()
    {
    }

    internal abstract void Offer(object item);
}

/// <summary>The events of a topic from the subscription on, to be read once; disposing it ends the subscription.</summary>
public sealed class TopicSubscription<T> : TopicSubscriber, IDisposable
    where T : class
{
    /// <summary>So many wait for who reads slowly; then its subscription ends with an error.</summary>
    private const int MostWaiting = 256;

    private readonly Channel<T> waiting =
        Channel.CreateBounded<T>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Action<TopicSubscriber> leave;

    internal TopicSubscription(Action<TopicSubscriber> leave) => this.leave = leave;

    /// <exception cref="GraphQLException">Code <c>TOO_SLOW</c>: more happened than was read.</exception>
    public IAsyncEnumerable<T> Read(CancellationToken cancellationToken) => waiting.Reader.ReadAllAsync(cancellationToken);

    public void Dispose() => leave(this);

    internal override void Offer(object item)
    {
        if (!waiting.Writer.TryWrite((T)item))
            waiting.Writer.TryComplete(TooSlow());
    }

    private static GraphQLException TooSlow() => new(
        "More happened than was read, and something would be missing: subscribe again, the current state comes first.", "TOO_SLOW");
}
