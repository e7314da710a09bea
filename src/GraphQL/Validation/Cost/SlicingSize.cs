using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Cost;

/// <summary>How many items a field asks for: the largest of its slicing arguments, or what is assumed without any.</summary>
internal sealed class SlicingSize(OperationDefinitionNode operation, int assumedListSize)
{
    public CostExpression Of(FieldNode node, FieldCost cost)
    {
        var given = new List<CostExpression>();
        foreach (var name in cost.SlicingArguments)
            if (Given(node, cost, name) is { } size)
                given.Add(size);
        return given.Count > 0 ? CostExpression.Largest(given) : WithoutArguments(cost);
    }

    private CostExpression? Given(FieldNode node, FieldCost cost, string name)
    {
        foreach (var argument in node.Arguments)
            if (argument.Name.Value == name)
                return argument.Value switch
                {
                    IntValueNode literal => CostExpression.Of(FieldCost.Size(literal.Value)),
                    VariableNode variable => InVariable(variable.Name.Value, cost, name),
                    _ => null,
                };
        return null;
    }

    private VariableSize InVariable(string variable, FieldCost cost, string argument)
    {
        var definition = operation.VariableDefinitions.FirstOrDefault(v => v.Variable.Name.Value == variable);
        var @default = Literal(definition?.DefaultValue);
        var otherwise = Literal(cost.Field.Argument(argument)?.DefaultValue) is { } size
            ? CostExpression.Of(size)
            : Assumed(cost);
        return new VariableSize(variable, @default is not null, @default ?? 0, otherwise);
    }

    private CostExpression WithoutArguments(FieldCost cost)
    {
        long? largest = null;
        foreach (var name in cost.SlicingArguments)
            if (Literal(cost.Field.Argument(name)?.DefaultValue) is { } size)
                largest = Math.Max(largest ?? 0, size);
        return largest is null ? Assumed(cost) : CostExpression.Of(largest.Value);
    }

    private CostExpression Assumed(FieldCost cost) => CostExpression.Of(cost.AssumedSize ?? assumedListSize);

    private static long? Literal(ValueNode? value) => value is IntValueNode literal ? FieldCost.Size(literal.Value) : null;
}
