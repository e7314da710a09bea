using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>Section 2.1.9 (Names), Reserved Names: what a schema defines may not start with two underscores.</summary>
internal static class ReservedNames
{
    public static void Validate(string name, SyntaxNode? definition, SchemaErrors errors)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            errors.Add($"The name {name} starts with two underscores, which is kept for introspection.", definition);
    }
}
