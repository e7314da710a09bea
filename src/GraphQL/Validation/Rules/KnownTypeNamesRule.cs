using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.5.1.2 (Fragment Spread Type Existence), and the same of variables' types: the schema has every type named.
/// </summary>
internal sealed class KnownTypeNamesRule(ValidationContext context)
{
    public void EnterNamedType(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (context.Schema.Type(name) is null && !IsDefinedInDocument(name))
            context.Report(
                $"The schema has no type \"{name}\".{context.Suggestions.For(name, context.Schema.Types.Select(t => t.Name))}", node);
    }

    private bool IsDefinedInDocument(string name) =>
        context.Document.Definitions.Any(d => d is TypeDefinitionNode type && type.Name.Value == name);
}
