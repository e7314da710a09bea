using System.Runtime.CompilerServices;
using Graph.GraphQL.Binding.Authorization;

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

/// <summary>Refuses who may not see the field before the stream is opened.</summary>
internal sealed class GuardedStream(AuthorizationRule rule, SourceStream stream) : SourceStream
{
    public override IAsyncEnumerable<object?> Open(in FieldContext context) =>
        rule.Refuse(in context) is { } refusal ? throw refusal : stream.Open(in context);
}
