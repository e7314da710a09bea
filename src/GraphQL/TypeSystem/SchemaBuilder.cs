using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Builds a <see cref="Schema"/> from a type system document. Section 3: definitions and their extensions become one
/// type each; built-in scalars that are referenced, the built-in directives and the introspection types come with it.
/// </summary>
/// <remarks>
/// The document is taken as valid. Where it may not be, <see cref="SdlValidator"/> goes before and
/// <see cref="SchemaValidator"/> after. Of what is not valid, the first of equal names counts, and what cannot stand
/// where it stands (a union's member that is no object, an extension of nothing) is left out.
/// </remarks>
public static class SchemaBuilder
{
    /// <exception cref="GraphQLException">The document names a type that it does not define.</exception>
    public static Schema Build(DocumentNode document)
    {
        var types = new SchemaTypes();
        types.Collect(document);
        types.Complete();

        var definition = types.SchemaDefinition;
        var byDefault = definition is null;
        var query = byDefault ? types.Object("Query") : null;
        var mutation = byDefault ? types.Object("Mutation") : null;
        var subscription = byDefault ? types.Object("Subscription") : null;
        if (definition is not null)
            SetRoots(definition.OperationTypes);
        foreach (var extension in types.SchemaExtensions)
            SetRoots(extension.OperationTypes);

        return new Schema(
            definition?.Description?.Value, types.Types, types.Directives, query, mutation, subscription)
        {
            Definition = definition,
            Extensions = types.SchemaExtensions,
        };

        void SetRoots(IReadOnlyList<OperationTypeDefinitionNode> operations)
        {
            foreach (var operation in operations)
            {
                var root = types.Resolve(operation.Type) as ObjectType;
                if (operation.Operation == OperationType.Query)
                    query ??= root;
                else if (operation.Operation == OperationType.Mutation)
                    mutation ??= root;
                else
                    subscription ??= root;
            }
        }
    }
}
