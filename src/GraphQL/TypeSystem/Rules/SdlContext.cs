using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>What the rules for type system documents look at, and where their errors go.</summary>
internal sealed class SdlContext
{
    private readonly List<GraphQLError> _errors = [];
    private readonly Dictionary<string, KnownDirective> _directives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeDefinitionNode> _definedTypes = new(StringComparer.Ordinal);

    public SdlContext(DocumentNode document, Schema? extending)
    {
        Extending = extending;
        if (extending is null)
            AddDefinitions(BuiltInDirectives.Document);
        else
            foreach (var directive in extending.Directives)
                _directives[directive.Name] = KnownDirective.Of(directive);
        AddDefinitions(document);
    }

    /// <summary>The schema that the document extends.</summary>
    public Schema? Extending { get; }

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>The document's definition of the type; null where it has none.</summary>
    public TypeDefinitionNode? DefinedType(string name) => _definedTypes.TryGetValue(name, out var type) ? type : null;

    /// <summary>A directive of the document, of the schema that it extends, or built in; null where it is neither.</summary>
    public KnownDirective? Directive(string name) => _directives.TryGetValue(name, out var directive) ? directive : null;

    public void Report(string message, params SyntaxNode[] nodes)
    {
        var locations = new Location[nodes.Length];
        for (var i = 0; i < locations.Length; i++)
            locations[i] = nodes[i].Span.Location;
        Report(message, locations);
    }

    public void Report(string message, IReadOnlyList<Location> locations) =>
        _errors.Add(new GraphQLError(message, ErrorCodes.SchemaInvalid, locations));

    private void AddDefinitions(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is DirectiveDefinitionNode directive)
                _directives[directive.Name.Value] = KnownDirective.Of(directive);
            else if (definition is TypeDefinitionNode type)
                _definedTypes[type.Name.Value] = type;
        }
    }
}
