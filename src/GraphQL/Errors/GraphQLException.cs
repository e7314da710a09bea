namespace Graph.GraphQL.Errors;

/// <summary>
/// An expected failure with a code that the client is told: a resolver, a scalar or the parser throws it, and its
/// errors go out as they are. Any other exception is masked.
/// </summary>
public sealed class GraphQLException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLException(string message, string? code = null)
        : this(new GraphQLError(message, code))
    {
    }

    public GraphQLError Error { get; } = error;
}
