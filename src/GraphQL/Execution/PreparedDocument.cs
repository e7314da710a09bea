using System.Collections.Concurrent;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution.Planning;
using Graph.GraphQL.Language;
using Graph.GraphQL.Validation.Cost;
using Graph.GraphQL.Validation.Limits;

namespace Graph.GraphQL.Execution;

/// <summary>A parsed and valid document, with its operations prepared as they are asked for.</summary>
internal sealed class PreparedDocument
{
    private readonly ExecutableSchema _schema;
    private readonly FragmentTable _fragments;
    private readonly RequestLimits _limits;
    private readonly List<OperationDefinitionNode> _operations;
    private readonly ConcurrentDictionary<OperationDefinitionNode, PreparedOperation> _prepared = new();
    private readonly PreparedOperation? _single;
    private readonly DocumentNode _document;

    public PreparedDocument(ExecutableSchema schema, DocumentNode document, RequestLimits limits)
    {
        _schema = schema;
        _limits = limits;
        _fragments = new FragmentTable(document);
        _operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        _document = document;
        if (_operations.Count == 1)
            _single = Prepare(_operations[0]);
    }

    /// <summary>Section 6.1 (GetOperation). Throws <see cref="GraphQLException"/> when the name decides nothing.</summary>
    public PreparedOperation Operation(string? name)
    {
        if (_single is not null && (name is null || _single.Definition.Name?.Value == name))
            return _single;
        if (_operations.Count == 0)
            throw NotFound("The document has no operation.");
        if (name is null)
            throw NotFound("The document has several operations; say which one by operationName.");
        return _operations.Find(o => o.Name?.Value == name) is { } operation
            ? _prepared.GetOrAdd(operation, Prepare)
            : throw NotFound($"The document has no operation named \"{Shorten(name)}\".");
    }

    private PreparedOperation Prepare(OperationDefinitionNode operation) =>
        new(_schema, operation, _fragments, CostPlan.Compile(_schema.Schema, _document, operation, _limits), _limits.Check(_document, operation));

    /// <summary>An error does not send a client's megabyte back to it.</summary>
    private static string Shorten(string name) => name.Length <= 100 ? name : name[..100] + "…";

    private static GraphQLException NotFound(string message) => new(message, ErrorCodes.OperationNotFound);
}
