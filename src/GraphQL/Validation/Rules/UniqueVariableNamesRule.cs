using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.8.1 (Variable Uniqueness).</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context)
{
    public void EnterOperation(OperationDefinitionNode node) =>
        RepeatedNames.Visit(node.VariableDefinitions, static v => v.Variable.Name, (name, all) =>
            context.Report($"There is more than one variable named \"${name}\".", all));
}
