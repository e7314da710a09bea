using System.Threading.Channels;
using Graph.GraphQL.Errors;

namespace Graph.Resolvers.Shared;

/// <summary>What a topic of this process offers its events to, whatever they are.</summary>
internal interface ILocalSubscriber
{
    void Offer(object item);
}

/// <summary>A subscription to a topic of this process.</summary>
internal sealed class LocalSubscription<T>(Action<ILocalSubscriber> leave) : TopicSubscription<T>(Told.Nothing), ILocalSubscriber
    where T : class
{
    /// <summary>So many wait for who reads slowly; then its subscription ends with an error.</summary>
    private const int MostWaiting = 256;

    private readonly Channel<T> waiting =
        Channel.CreateBounded<T>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    public override IAsyncEnumerable<T> Read(CancellationToken cancellationToken) => waiting.Reader.ReadAllAsync(cancellationToken);

    public void Offer(object item)
    {
        if (!waiting.Writer.TryWrite((T)item))
            waiting.Writer.TryComplete(TooSlow());
    }

    public override void Dispose() => leave(this);

    private static GraphQLException TooSlow() => new(
        "More happened than was read, and something would be missing: subscribe again, the current state comes first.", "TOO_SLOW");
}
