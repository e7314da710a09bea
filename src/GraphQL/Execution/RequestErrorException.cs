using Graph.GraphQL.Errors;

namespace Graph.GraphQL.Execution;

/// <summary>Section 7.1.4: request errors, found before execution began. Never leaves the executor.</summary>
internal sealed class RequestErrorException(IReadOnlyList<GraphQLError> errors) : Exception
{
    public IReadOnlyList<GraphQLError> Errors { get; } = errors;
}
