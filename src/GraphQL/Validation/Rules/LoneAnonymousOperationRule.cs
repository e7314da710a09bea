using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.2.3.1 (Lone Anonymous Operation): an operation without a name is the only one.</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context)
{
    private readonly int _operations = context.Document.Definitions.Count(d => d is OperationDefinitionNode);

    public void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is null && _operations > 1)
            context.Report("An operation without a name must be the only operation of its document.", node);
    }
}
