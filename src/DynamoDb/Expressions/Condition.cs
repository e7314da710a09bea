using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Expressions;

/// <summary>
/// A condition on an item's attributes: the filter of a read, or what must hold for a write. Combine with
/// <c>&amp;</c>, <c>|</c> and <c>!</c>. A comparison with an absent attribute is false, except <see cref="NotEqual"/>.
/// </summary>
public abstract class Condition
{
    private protected Condition()
    {
    }

    public static Condition Equal(AttributePath path, ItemValue value) => new Comparison(path, "=", value);

    public static Condition NotEqual(AttributePath path, ItemValue value) => new Comparison(path, "<>", value);

    public static Condition LessThan(AttributePath path, ItemValue value) => new Comparison(path, "<", value);

    public static Condition AtMost(AttributePath path, ItemValue value) => new Comparison(path, "<=", value);

    public static Condition GreaterThan(AttributePath path, ItemValue value) => new Comparison(path, ">", value);

    public static Condition AtLeast(AttributePath path, ItemValue value) => new Comparison(path, ">=", value);

    /// <summary>Both ends belong to the range.</summary>
    public static Condition Between(AttributePath path, ItemValue from, ItemValue to) => new Range(path, from, to);

    /// <summary>Equal to one of the values; with no values, never true.</summary>
    public static Condition OneOf(AttributePath path, IEnumerable<ItemValue> values) => new Membership(path, [.. values]);

    public static Condition Exists(AttributePath path) => new Function("attribute_exists", path, null);

    public static Condition NotExists(AttributePath path) => new Function("attribute_not_exists", path, null);

    public static Condition BeginsWith(AttributePath path, string prefix) => new Function("begins_with", path, prefix);

    /// <summary>A substring of a string (case matters), or a member of a set or list.</summary>
    public static Condition Contains(AttributePath path, ItemValue value) => new Function("contains", path, value);

    public static Condition operator &(Condition left, Condition right) => new Combination("AND", left, right);

    public static Condition operator |(Condition left, Condition right) => new Combination("OR", left, right);

    public static Condition operator !(Condition condition) => new Negation(condition);

    /// <summary>All of them; null when there is none.</summary>
    public static Condition? All(IEnumerable<Condition?> conditions) =>
        conditions.Aggregate((Condition?)null, (all, next) => all is null ? next : next is null ? all : all & next);

    /// <summary>Any of them; null when there is none.</summary>
    public static Condition? Any(IEnumerable<Condition?> conditions) =>
        conditions.Aggregate((Condition?)null, (any, next) => any is null ? next : next is null ? any : any | next);

    internal abstract string ToExpression(ExpressionAliases aliases);

    private sealed class Comparison(AttributePath path, string comparator, ItemValue value) : Condition
    {
        internal override string ToExpression(ExpressionAliases aliases) =>
            $"{aliases.Path(path)} {comparator} {aliases.Value(value)}";
    }

    private sealed class Range(AttributePath path, ItemValue from, ItemValue to) : Condition
    {
        internal override string ToExpression(ExpressionAliases aliases) =>
            $"{aliases.Path(path)} BETWEEN {aliases.Value(from)} AND {aliases.Value(to)}";
    }

    private sealed class Membership(AttributePath path, ItemValue[] values) : Condition
    {
        /// <summary>The most operands that DynamoDB takes in one IN.</summary>
        private const int MostOperands = 100;

        internal override string ToExpression(ExpressionAliases aliases)
        {
            var name = aliases.Path(path);
            if (values.Length == 0)
                return $"(attribute_exists({name}) AND attribute_not_exists({name}))";
            var parts = values
                .Chunk(MostOperands)
                .Select(chunk => $"{name} IN ({string.Join(", ", chunk.Select(aliases.Value))})");
            return $"({string.Join(" OR ", parts)})";
        }
    }

    private sealed class Function(string function, AttributePath path, ItemValue? value) : Condition
    {
        internal override string ToExpression(ExpressionAliases aliases) =>
            value is { } operand
                ? $"{function}({aliases.Path(path)}, {aliases.Value(operand)})"
                : $"{function}({aliases.Path(path)})";
    }

    private sealed class Combination(string connective, Condition left, Condition right) : Condition
    {
        internal override string ToExpression(ExpressionAliases aliases) =>
            $"({left.ToExpression(aliases)} {connective} {right.ToExpression(aliases)})";
    }

    private sealed class Negation(Condition condition) : Condition
    {
        internal override string ToExpression(ExpressionAliases aliases) => $"(NOT {condition.ToExpression(aliases)})";
    }
}
