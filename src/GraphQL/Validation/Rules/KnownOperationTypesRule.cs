using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.2.1.1 (Operation Type Existence): the schema has a root type for the operation.</summary>
internal sealed class KnownOperationTypesRule(ValidationContext context)
{
    public void EnterOperation(OperationDefinitionNode node)
    {
        if (context.Schema.RootType(node.Operation) is null)
            context.Report($"The schema does not support {NameOf(node.Operation)} operations.", node);
    }

    private static string NameOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
