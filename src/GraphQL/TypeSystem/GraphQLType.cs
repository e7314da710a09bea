using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Section 3.4 (Types): a named type or a wrapping type.</summary>
public abstract class GraphQLType
{
    /// <summary>The type under all list and non-null wrappers.</summary>
    public abstract NamedType Named { get; }

    public bool IsNonNull => this is NonNullType;

    /// <summary>This type without a non-null wrapper around it.</summary>
    public GraphQLType Nullable => this is NonNullType nonNull ? nonNull.OfType : this;

    /// <summary>Section 3.4.2: may stand where input is given (scalars, enums, input objects and their wrappers).</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Section 3.4.2: may be the type of a field (all but input objects).</summary>
    public bool IsOutputType => Named is not InputObjectType;
}

/// <summary>Section 3.11 (List).</summary>
public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    public GraphQLType OfType { get; } = ofType;

    public override NamedType Named { get; } = ofType.Named;

    public override string ToString() => $"[{OfType}]";
}

/// <summary>Section 3.12 (Non-Null).</summary>
public sealed class NonNullType(GraphQLType ofType) : GraphQLType
{
    public GraphQLType OfType { get; } = ofType;

    public override NamedType Named { get; } = ofType.Named;

    public override string ToString() => $"{OfType}!";
}

/// <summary>Section 3.4 (Types): scalar, object, interface, union, enum or input object.</summary>
public abstract class NamedType(string name, string? description) : GraphQLType
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    /// <summary>The definition in the schema document; null for built-in types.</summary>
    public TypeDefinitionNode? Definition { get; internal set; }

    public IReadOnlyList<TypeExtensionNode> Extensions { get; internal set; } = [];

    /// <summary>Directives of the definition and then of its extensions.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>Position among the schema's types, for tables indexed by type.</summary>
    public int Index { get; internal set; }

    public override NamedType Named => this;

    /// <summary>Has fields or members: object, interface or union.</summary>
    public bool IsComposite => this is ObjectType or InterfaceType or UnionType;

    public bool IsLeaf => this is ScalarType or EnumType;

    public bool IsAbstract => this is InterfaceType or UnionType;

    public override string ToString() => Name;
}
