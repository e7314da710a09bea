using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator;

/// <summary>Binds the schema's fields to resolvers and record members at compile time.</summary>
[Generator]
public sealed class SchemaBindingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
