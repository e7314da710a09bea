using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>
/// Section 3.3.1 (Root Operation Types): there is a query root; each root is an object type; no two are the same type.
/// </summary>
internal static class RootOperationTypes
{
    private static readonly OperationType[] Operations =
        [OperationType.Query, OperationType.Mutation, OperationType.Subscription];

    public static void Validate(Schema schema, SchemaErrors errors)
    {
        if (TypeOf(schema, OperationType.Query) is null)
            errors.Add("The schema has no query root type.", schema.Definition);
        foreach (var operation in Operations)
            if (TypeOf(schema, operation) is { } type and not ObjectType)
                errors.Add(
                    $"The {NameOf(operation)} root type must be an object type, which {type} is not.",
                    NodeOf(schema, operation) ?? (SyntaxNode?)type.Definition);
        for (var i = 0; i < Operations.Length; i++)
            ValidateUse(schema, i, errors);
    }

    /// <summary>Reports a type that this operation and later ones share, unless an earlier one has it too.</summary>
    private static void ValidateUse(Schema schema, int first, SchemaErrors errors)
    {
        if (schema.RootType(Operations[first]) is not { } type)
            return;
        var sharing = new List<OperationType>();
        for (var i = 0; i < Operations.Length; i++)
        {
            if (!ReferenceEquals(schema.RootType(Operations[i]), type))
                continue;
            if (i < first)
                return;
            sharing.Add(Operations[i]);
        }
        if (sharing.Count > 1)
            errors.Add(
                $"{type} is the root type of {string.Join(" and ", sharing.Select(NameOf))}; each needs a type of its own.",
                sharing.Select(o => NodeOf(schema, o)));
    }

    /// <summary>
    /// The type of the default name where the document has no schema definition, or else the type that the definition
    /// or an extension states. It may be of any kind.
    /// </summary>
    private static NamedType? TypeOf(Schema schema, OperationType operation)
    {
        var byDefault = schema.Definition is null ? schema.Type(operation.ToString()) : null;
        return byDefault ?? (NodeOf(schema, operation) is { } node ? schema.Type(node.Name.Value) : null);
    }

    private static NamedTypeNode? NodeOf(Schema schema, OperationType operation)
    {
        if (schema.Definition is not null)
            foreach (var node in schema.Definition.OperationTypes)
                if (node.Operation == operation)
                    return node.Type;
        foreach (var extension in schema.Extensions)
            foreach (var node in extension.OperationTypes)
                if (node.Operation == operation)
                    return node.Type;
        return null;
    }

    private static string NameOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
