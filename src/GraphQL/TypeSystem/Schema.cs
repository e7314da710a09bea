using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Section 3.3 (Schema). Immutable once built; made by <see cref="SchemaBuilder"/>.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _types;
    private readonly Dictionary<string, DirectiveDefinition> _directives;
    private readonly List<ObjectType>?[] _implementations;
    private MetaFields? _metaFields;

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
        _implementations = FindImplementations(types);
    }

    public string? Description { get; }

    /// <summary>Null only in a schema that is not valid.</summary>
    public ObjectType? QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>Every named type, built-in and introspection types included, in source order, built-ins last.</summary>
    public IReadOnlyCollection<NamedType> Types => _types.Values;

    public IReadOnlyCollection<DirectiveDefinition> Directives => _directives.Values;

    /// <summary>Finds fields by selection, meta-fields included.</summary>
    public MetaFields MetaFields => _metaFields ??= new MetaFields(this);

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

    /// <summary>The type that a type reference means; null where it names a type that this schema does not have.</summary>
    public GraphQLType? Type(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => Type(nonNull.Type) is { } type ? new NonNullType(type) : null,
        ListTypeNode list => Type(list.Type) is { } type ? new ListType(type) : null,
        _ => Type(((NamedTypeNode)node).Name.Value),
    };

    /// <summary>Section 5.5.2.3: the object types that a value of this composite type may have.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => type switch
    {
        ObjectType @object => [@object],
        UnionType union => union.Types,
        InterfaceType => _implementations[type.Index] ?? [],
        _ => [],
    };

    public bool IsPossibleType(NamedType @abstract, ObjectType type)
    {
        if (ReferenceEquals(@abstract, type))
            return true;
        return @abstract is InterfaceType @interface ? type.Implements(@interface) : @abstract is UnionType union && union.Includes(type);
    }

    private static List<ObjectType>?[] FindImplementations(Dictionary<string, NamedType> types)
    {
        var implementations = new List<ObjectType>?[types.Count];
        foreach (var type in types.Values)
        {
            if (type is not ObjectType @object)
                continue;
            foreach (var @interface in @object.Interfaces)
                (implementations[@interface.Index] ??= []).Add(@object);
        }
        return implementations;
    }
}
