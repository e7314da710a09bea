using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.1.1 (Executable Definitions): a request's document has operations and fragments only.</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context)
{
    public void EnterDefinition(DefinitionNode node)
    {
        if (node is not ExecutableDefinitionNode)
            context.Report($"A request cannot contain {Describe(node)}; only operations and fragments are executable.", node);
    }

    private static string Describe(DefinitionNode node) => node switch
    {
        SchemaDefinitionNode or SchemaExtensionNode => "a schema definition",
        TypeDefinitionNode type => $"a definition of type \"{type.Name.Value}\"",
        TypeExtensionNode type => $"an extension of type \"{type.Name.Value}\"",
        DirectiveDefinitionNode directive => $"a definition of directive \"@{directive.Name.Value}\"",
        _ => "a type system definition",
    };
}
