using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.8.3 (All Variable Uses Defined).</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context)
{
    public void Report(VariableNode usage, OperationDefinitionNode operation)
    {
        var where = operation.Name is { } name ? $"Operation \"{name.Value}\"" : "The operation";
        context.Report($"{where} does not define variable \"${usage.Name.Value}\".", usage, operation);
    }
}
