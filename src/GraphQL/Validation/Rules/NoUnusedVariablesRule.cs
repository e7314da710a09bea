
namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.8.4 (All Variables Used).</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context)
{
    public void LeaveOperation(VariableScope scope)
    {
        var where = scope.Operation.Name is { } name ? $"Operation \"{name.Value}\"" : "The operation";
        foreach (var variable in scope.Operation.VariableDefinitions)
            if (!scope.IsUsed(variable.Variable.Name.Value))
                context.Report($"{where} never uses variable \"${variable.Variable.Name.Value}\".", variable);
    }
}
