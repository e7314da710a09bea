using Graph.GraphQL.Errors;

namespace Graph.GraphQL.Validation;

/// <summary>Ends the walk of a document that has too many errors or is too expensive to check.</summary>
internal sealed class ValidationAbortedException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error { get; } = error;
}
