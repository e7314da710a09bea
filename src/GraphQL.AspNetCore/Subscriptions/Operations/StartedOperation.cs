using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Operations;

/// <summary>An operation of any kind as a stream of responses, each to be disposed by who reads it; or why there is none.</summary>
internal readonly struct StartedOperation
{
    public StartedOperation(IReadOnlyList<GraphQLError> errors) => Errors = errors;

    public StartedOperation(IAsyncEnumerable<ExecutionResult> responses) => Responses = responses;

    /// <summary>Null when it has started.</summary>
    public IReadOnlyList<GraphQLError>? Errors { get; }

    /// <summary>Of a query or mutation exactly one. Null where there are <see cref="Errors"/>.</summary>
    public IAsyncEnumerable<ExecutionResult>? Responses { get; }
}
