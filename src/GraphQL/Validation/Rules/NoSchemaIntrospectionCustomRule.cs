using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 4 (Introspection): for servers that do not tell their schema, an error at each field of an introspection type.</summary>
internal sealed class NoSchemaIntrospectionCustomRule(ValidationContext context)
{
    public void EnterField(FieldNode node)
    {
        if (context.Types.Type?.Named.Name.StartsWith("__", StringComparison.Ordinal) == true)
            context.Report($"Introspection is off, so field \"{node.Name.Value}\" cannot be queried.", node);
    }
}
