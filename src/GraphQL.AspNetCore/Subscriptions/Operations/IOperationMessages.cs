using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Operations;

/// <summary>What a protocol that runs several operations over one connection sends for each, by its id.</summary>
internal interface IOperationMessages
{
    Utf8JsonBuffer Next(string id, ExecutionResult response);

    /// <summary>The last message of an operation that has failed.</summary>
    Utf8JsonBuffer Error(string id, IReadOnlyList<GraphQLError> errors);

    Utf8JsonBuffer Complete(string id);
}
