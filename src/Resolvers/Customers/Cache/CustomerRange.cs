using Graph.DynamoDb.Expressions;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>What a page of customers is made of: which of an order's positions are read, and which customers of these are taken.</summary>
internal sealed class CustomerRange
{
    /// <summary>Behind every position that begins with the text before it.</summary>
    private const string Last = "\u0002";

    private static readonly CustomerCriteria s_all = new();

    private readonly CustomerCriteria criteria;
    private readonly CustomerSort sort;
    private readonly DateTimeOffset now;
    private readonly string? after;
    private readonly string? from;
    private readonly string? to;

    /// <param name="after">The position of the last customer of the page before; null for the first page.</param>
    public CustomerRange(CustomerCriteria criteria, CustomerSort sort, string? after, DateTimeOffset now)
    {
        (this.criteria, this.sort, this.after, this.now) = (criteria, sort, after, now);
        Order = CustomerOrder.Of(sort);
        IsDescending = CustomerOrder.IsDescending(sort);
        (from, to) = Bounds(criteria, Order.Index);
        if (after is null)
            return;
        if (IsDescending)
            to = to is null || Compare(after, to) < 0 ? after : to;
        else
            from = from is null || Compare(after, from) >= 0 ? $"{after}\0" : from;
    }

    public CustomerOrder Order { get; }

    public bool IsDescending { get; }

    /// <summary>The list from its beginning.</summary>
    public CustomerRange Whole => new(criteria, sort, after: null, now);

    public bool IsEmpty => from is not null && to is not null && Compare(from, to) > 0;

    /// <summary>Whether every customer that is read belongs to the list.</summary>
    public bool TakesAll => criteria == s_all && (from is null || to is null);

    public SortCondition? Condition => (from, to) switch
    {
        (null, null) => null,
        ({ } first, null) => SortCondition.AtLeast(first),
        (null, { } last) => last == after ? SortCondition.LessThan(last) : SortCondition.AtMost(last),
        ({ } first, { } last) => SortCondition.Between(first, last),
    };

    /// <summary>Whether the list has such a customer, wherever they stand in it.</summary>
    public bool Takes(Customer customer, CustomerActivity activity) => criteria.Takes(customer, activity, now);

    /// <summary>Whether this page or a later one has who stands there.</summary>
    public bool IsBehind(string position) =>
        after is null || (IsDescending ? Compare(position, after) < 0 : Compare(position, after) > 0);

    /// <summary>What the criteria say of the order's own value.</summary>
    private static (string? From, string? To) Bounds(CustomerCriteria criteria, string index)
    {
        if (index == CustomerMetricsTable.BySpend)
        {
            var spend = criteria.Spend;
            return (
                spend.Min is { } min ? SortableNumber.Of(min) : null,
                spend.Max is { } max ? $"{SortableNumber.Of(max)}{Last}" : null);
        }
        return index == CustomerMetricsTable.ByLastOrder
            ? (criteria.LastOrder.From, criteria.LastOrder.To is { } until ? $"{until}{Last}" : null)
            : (null, null);
    }

    private static int Compare(string a, string b) => CodePointOrder.Instance.Compare(a, b);
}
