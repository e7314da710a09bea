using System.Runtime.CompilerServices;

namespace Graph.GraphQL.Binding;

/// <summary>Section 6.2.3 (Subscription): how a subscription field gets its events.</summary>
internal abstract class SourceStream
{
    public abstract IAsyncEnumerable<object?> Open(in FieldContext context);
}

internal sealed class SourceStream<T>(SourceStreamResolver<T> resolver) : SourceStream
{
    public override IAsyncEnumerable<object?> Open(in FieldContext context) => Box(resolver(in context));

    private static async IAsyncEnumerable<object?> Box(
        IAsyncEnumerable<T> events, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var item in events.WithCancellation(cancellation).ConfigureAwait(false))
            yield return item;
    }
}
