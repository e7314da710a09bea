using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Execution.Inputs;

/// <summary>A variable that an operation declares, with its type in the schema.</summary>
internal sealed class VariableInfo(VariableDefinitionNode definition, GraphQLType type)
{
    public string Name { get; } = definition.Variable.Name.Value;

    public GraphQLType Type { get; } = type;

    public ValueNode? DefaultValue { get; } = definition.DefaultValue;

    public Location Location { get; } = definition.Span.Location;

    public static VariableInfo[] Of(Schema schema, OperationDefinitionNode operation) =>
        [.. operation.VariableDefinitions.Select(d => new VariableInfo(d, TypeOf(schema, d.Type)))];

    /// <summary>The document is valid, so the type exists.</summary>
    private static GraphQLType TypeOf(Schema schema, TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => new NonNullType(TypeOf(schema, nonNull.Type)),
        ListTypeNode list => new ListType(TypeOf(schema, list.Type)),
        NamedTypeNode named => schema.Type(named.Name.Value)!,
        _ => throw new ArgumentException($"{node.Kind} is no type.", nameof(node)),
    };
}
