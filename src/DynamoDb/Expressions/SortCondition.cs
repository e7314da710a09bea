using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Expressions;

/// <summary>Which part of a partition a query reads, by the sort key.</summary>
public sealed class SortCondition
{
    private readonly Func<AttributePath, Condition> on;

    private SortCondition(Func<AttributePath, Condition> on) => this.on = on;

    public static SortCondition Equal(ItemValue value) => new(path => Condition.Equal(path, value));

    public static SortCondition LessThan(ItemValue value) => new(path => Condition.LessThan(path, value));

    public static SortCondition AtMost(ItemValue value) => new(path => Condition.AtMost(path, value));

    public static SortCondition GreaterThan(ItemValue value) => new(path => Condition.GreaterThan(path, value));

    public static SortCondition AtLeast(ItemValue value) => new(path => Condition.AtLeast(path, value));

    public static SortCondition Between(ItemValue from, ItemValue to) => new(path => Condition.Between(path, from, to));

    public static SortCondition BeginsWith(string prefix) => new(path => Condition.BeginsWith(path, prefix));

    internal Condition On(string sortKey) => on(sortKey);
}
