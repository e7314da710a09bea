namespace Graph.GraphQL.Execution;

/// <summary>Section 6.1 (Executing Requests): what a client asks for.</summary>
public sealed class GraphQLRequest
{
    public required string Query { get; init; }

    /// <summary>The operation to execute; may be null where the document has one only.</summary>
    public string? OperationName { get; init; }

    /// <summary>
    /// Raw values in the JSON model of <see cref="TypeSystem.ScalarCoercion.CoerceValue"/>; they are coerced to the types
    /// that the operation declares.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }
}
