using System.Globalization;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Cost;

/// <summary>A list's size given by a variable; without a number in it, what holds when the argument is not given.</summary>
internal sealed class VariableSize(string name, bool hasDefault, long @default, CostExpression otherwise) : CostExpression
{
    public override long Evaluate(IReadOnlyDictionary<string, object?>? variables)
    {
        if (variables is null || !variables.TryGetValue(name, out var value))
            return hasDefault ? @default : otherwise.Evaluate(variables);
        return Number(value) ?? otherwise.Evaluate(variables);
    }

    private static long? Number(object? value) => value switch
    {
        int number => Math.Max(0, number),
        long number => Math.Max(0, number),
        double number => double.IsNaN(number) ? null : (long)Math.Clamp(number, 0, long.MaxValue),
        decimal number => (long)Math.Clamp(number, 0, long.MaxValue),
        JsonNumber number => double.TryParse(number.Text, CultureInfo.InvariantCulture, out var parsed)
            ? Number(parsed)
            : long.MaxValue,
        _ => null,
    };
}
