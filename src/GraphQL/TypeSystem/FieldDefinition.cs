using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Section 3.6 (Objects): a field of an object or interface type.</summary>
public sealed class FieldDefinition(string name, string? description, FieldDefinitionNode? definition)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public GraphQLType Type { get; internal set; } = null!;

    public IReadOnlyList<InputValueDefinition> Arguments { get; internal set; } = [];

    /// <summary>Section 3.13.3 (@deprecated); null where the field is not deprecated.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>The object or interface that declares this field.</summary>
    public NamedType DeclaringType { get; internal set; } = null!;

    public FieldDefinitionNode? Definition { get; } = definition;

    public IReadOnlyList<DirectiveNode> Directives => Definition is null ? [] : Definition.Directives;

    /// <summary>The schema coordinate, as in <c>User.wallet</c>.</summary>
    public string Coordinate => $"{DeclaringType.Name}.{Name}";

    public InputValueDefinition? Argument(string name)
    {
        foreach (var argument in Arguments)
            if (argument.Name == name)
                return argument;
        return null;
    }

    public override string ToString() => Coordinate;
}
