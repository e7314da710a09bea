using Graph.GraphQL.Errors;

namespace Graph.Resolvers.Shared;

/// <summary>The events of a topic from the subscription on, to be read once; disposing it ends the subscription.</summary>
/// <param name="told">What the client was told before, as far as that is known.</param>
public abstract class TopicSubscription<T>(Told told) : IDisposable
    where T : class
{
    /// <summary>The current state comes first. False where a subscription goes on that has told it before.</summary>
    public bool IsNew => told.IsNew;

    /// <exception cref="GraphQLException">Code <c>TOO_SLOW</c>: more happened than was read.</exception>
    public abstract IAsyncEnumerable<T> Read(CancellationToken cancellationToken);

    /// <summary>Notes that something is told, unless the same or a later version of it was: streams may tell a change twice.</summary>
    /// <param name="what">What it is of that there are versions.</param>
    public bool TryTell(string what, long version = 0) => told.TryAdd(what, version);

    public abstract void Dispose();
}
