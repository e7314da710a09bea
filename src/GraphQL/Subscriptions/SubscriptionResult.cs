using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;

namespace Graph.GraphQL.Subscriptions;

/// <summary>
/// Section 6.2.3 (Subscription): a response stream, or the errors for which there is none.
/// </summary>
public sealed class SubscriptionResult
{
    internal SubscriptionResult(IReadOnlyList<GraphQLError> errors) => Errors = errors;

    internal SubscriptionResult(IAsyncEnumerable<ExecutionResult> responses) => Responses = responses;

    public IReadOnlyList<GraphQLError> Errors { get; } = [];

    /// <summary>
    /// One response an event, each to be disposed by who reads it; ends when the source stream does, and ends it when
    /// reading stops. Null where there are <see cref="Errors"/>.
    /// </summary>
    public IAsyncEnumerable<ExecutionResult>? Responses { get; }
}
