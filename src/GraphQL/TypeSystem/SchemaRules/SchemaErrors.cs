using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>The faults found so far in a schema.</summary>
internal sealed class SchemaErrors
{
    private readonly List<GraphQLError> _errors = [];

    public IReadOnlyList<GraphQLError> List => _errors;

    /// <summary>Nodes that are null, those of built-in definitions, give no location.</summary>
    public void Add(string message, params SyntaxNode?[] nodes) => Add(message, (IEnumerable<SyntaxNode?>)nodes);

    public void Add(string message, IEnumerable<SyntaxNode?> nodes)
    {
        var locations = new List<Location>();
        foreach (var node in nodes)
            if (node is not null)
                locations.Add(node.Span.Location);
        _errors.Add(new GraphQLError(message, ErrorCodes.SchemaInvalid, locations));
    }

    /// <summary>The definition of a type and its extensions, for faults that belong to them all.</summary>
    public static IEnumerable<SyntaxNode?> NodesOf(NamedType type)
    {
        yield return type.Definition;
        foreach (var extension in type.Extensions)
            yield return extension;
    }
}
