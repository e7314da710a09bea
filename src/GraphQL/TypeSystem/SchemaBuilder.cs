using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Builds a <see cref="Schema"/> from type system documents. Section 3.</summary>
public static class SchemaBuilder
{
    public static Schema Build(DocumentNode document) => throw new NotImplementedException();
}
