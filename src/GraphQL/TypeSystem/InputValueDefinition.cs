using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Sections 3.6.1 (Field Arguments) and 3.10 (Input Objects): an argument or an input field.</summary>
public sealed class InputValueDefinition(string name, string? description, InputValueDefinitionNode? definition)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public GraphQLType Type { get; internal set; } = null!;

    /// <summary>The default as written; null where there is none (<see cref="NullValueNode"/> where it is null).</summary>
    public ValueNode? DefaultValue { get; internal set; }

    public string? DeprecationReason { get; internal set; }

    public InputValueDefinitionNode? Definition { get; } = definition;

    public IReadOnlyList<DirectiveNode> Directives => Definition is null ? [] : Definition.Directives;

    /// <summary>Non-null and without a default: a value must be given.</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;
}
