using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Cost;

/// <summary>The weights of arguments, and of input fields within them, that are given; by default none has any.</summary>
internal static class InputCost
{
    public static CostExpression OfArguments(FieldNode node, FieldDefinition field)
    {
        if (node.Arguments.IsEmpty)
            return CostExpression.Zero;
        var terms = new List<CostExpression>();
        foreach (var argument in node.Arguments)
            if (field.Argument(argument.Name.Value) is { } definition)
                AddTerms(terms, definition, argument.Value);
        return CostExpression.Sum(terms);
    }

    private static void AddTerms(List<CostExpression> terms, InputValueDefinition definition, ValueNode value)
    {
        if (FieldCost.WeightOf(definition.Directives) is { } weight)
            terms.Add(CostExpression.Of(weight));
        if (definition.Type.Named is InputObjectType type && Weighs(type))
            AddTerms(terms, type, value);
    }

    private static void AddTerms(List<CostExpression> terms, InputObjectType type, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                terms.Add(new VariableInput(variable.Name.Value, type));
                break;
            case ListValueNode list:
                foreach (var item in list.Values)
                    AddTerms(terms, type, item);
                break;
            case ObjectValueNode node:
                foreach (var field in node.Fields)
                    if (type.Field(field.Name.Value) is { } definition)
                        AddTerms(terms, definition, field.Value);
                break;
        }
    }

    /// <summary>Whether any input field under the type, however deep, has a weight.</summary>
    private static bool Weighs(InputObjectType type)
    {
        List<InputObjectType> reached = [type];
        for (var i = 0; i < reached.Count; i++)
            foreach (var field in reached[i].Fields)
            {
                if (FieldCost.WeightOf(field.Directives) is not null)
                    return true;
                if (field.Type.Named is InputObjectType inner && !reached.Contains(inner))
                    reached.Add(inner);
            }

        return false;
    }

    /// <summary>The weights of the input fields in a variable's raw value; one nested beyond all use costs without bound.</summary>
    private sealed class VariableInput(string name, InputObjectType type) : CostExpression
    {
        private const int MaxNesting = 100;

        public override long Evaluate(IReadOnlyDictionary<string, object?>? variables) =>
            variables is not null && variables.TryGetValue(name, out var value) ? OfValue(value, type, 0) : 0;

        private static long OfValue(object? value, InputObjectType type, int nesting) => value switch
        {
            _ when nesting > MaxNesting => long.MaxValue,
            IReadOnlyDictionary<string, object?> fields => OfFields(fields, type, nesting),
            IReadOnlyList<object?> items =>
                items.Aggregate(0L, (sum, item) => Saturated.Add(sum, OfValue(item, type, nesting + 1))),
            _ => 0,
        };

        private static long OfFields(IReadOnlyDictionary<string, object?> fields, InputObjectType type, int nesting)
        {
            var sum = 0L;
            foreach (var (fieldName, value) in fields)
            {
                if (type.Field(fieldName) is not { } field)
                    continue;
                sum = Saturated.Add(sum, FieldCost.WeightOf(field.Directives) ?? 0);
                if (field.Type.Named is InputObjectType inner)
                    sum = Saturated.Add(sum, OfValue(value, inner, nesting + 1));
            }

            return sum;
        }
    }
}
