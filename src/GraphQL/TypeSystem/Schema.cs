using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Section 3.3 (Schema). Immutable once built; made by <see cref="SchemaBuilder"/>.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _types;
    private readonly Dictionary<string, DirectiveDefinition> _directives;
    private readonly Dictionary<NamedType, IReadOnlyList<ObjectType>> _possibleTypes = [];

    internal Schema(
        string? description,
        Dictionary<string, NamedType> types,
        Dictionary<string, DirectiveDefinition> directives,
        ObjectType? query,
        ObjectType? mutation,
        ObjectType? subscription)
    {
        Description = description;
        _types = types;
        _directives = directives;
        QueryType = query;
        MutationType = mutation;
        SubscriptionType = subscription;
        var index = 0;
        foreach (var type in types.Values)
            type.Index = index++;
    }

    public string? Description { get; }

    /// <summary>Null only in a schema that is not valid.</summary>
    public ObjectType? QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>Every named type, built-in and introspection types included, in source order, built-ins last.</summary>
    public IReadOnlyCollection<NamedType> Types => _types.Values;

    public IReadOnlyCollection<DirectiveDefinition> Directives => _directives.Values;

    public SchemaDefinitionNode? Definition { get; internal set; }

    public IReadOnlyList<SchemaExtensionNode> Extensions { get; internal set; } = [];

    public NamedType? Type(string name) => _types.TryGetValue(name, out var type) ? type : null;

    public DirectiveDefinition? Directive(string name) => _directives.TryGetValue(name, out var d) ? d : null;

    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>Section 5.5.2.3: the object types that a value of this composite type may have.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => type switch
    {
        ObjectType @object => [@object],
        UnionType union => union.Types,
        InterfaceType => Implementations(type),
        _ => [],
    };

    public bool IsPossibleType(NamedType @abstract, ObjectType type) =>
        ReferenceEquals(@abstract, type) || PossibleTypes(@abstract).Contains(type);

    private IReadOnlyList<ObjectType> Implementations(NamedType @interface)
    {
        lock (_possibleTypes)
        {
            if (!_possibleTypes.TryGetValue(@interface, out var types))
                _possibleTypes[@interface] = types =
                    [.. _types.Values.OfType<ObjectType>().Where(t => t.Interfaces.Contains(@interface))];
            return types;
        }
    }
}
