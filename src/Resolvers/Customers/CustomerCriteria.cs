using System.Globalization;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>Which customers a list holds. What is null does not restrict.</summary>
/// <param name="Search">As <see cref="SearchText.Fold"/> gives it.</param>
public sealed record CustomerCriteria(
    CustomerSegment? Segment = null,
    string? Search = null,
    TimeWindow LastOrder = default,
    NumberRange TotalSpend = default)
{
    /// <summary>What the customer has spent, as the segment has it too.</summary>
    internal NumberRange Spend => Segment switch
    {
        null => TotalSpend,
        CustomerSegment.Vip => TotalSpend with { Min = TotalSpend.Min is { } min ? Math.Max(min, CustomerSegmentRule.VipSpend) : CustomerSegmentRule.VipSpend },
        _ => TotalSpend with { Max = TotalSpend.Max is { } max ? Math.Min(max, CustomerSegmentRule.VipSpend) : CustomerSegmentRule.VipSpend },
    };

    /// <summary>The criteria as text, so that a cursor belongs to one list.</summary>
    internal string Scope => CursorScope.Of(
        Segment?.ToString(),
        Search,
        LastOrder.From,
        LastOrder.To,
        TotalSpend.Min?.ToString(CultureInfo.InvariantCulture),
        TotalSpend.Max?.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="GraphQL.Errors.GraphQLException">The filter cannot be served.</exception>
    public static CustomerCriteria Of(CustomerFilter? filter) => filter is null ? new CustomerCriteria() : new CustomerCriteria(
        filter.Segment.Value,
        SearchTerm.Of(filter.Search.Value),
        TimeWindow.Of(filter.LastOrderAt.Value, "lastOrderAt", filter.LastOrderOn.Value, "lastOrderOn"),
        NumberRange.Of(filter.TotalSpend.Value, "totalSpend"));

    /// <param name="activity">The customer's.</param>
    public bool Takes(Customer customer, CustomerActivity activity, DateTimeOffset now) =>
        TotalSpend.Contains(activity.TotalSpend)
        && (Segment is null || CustomerSegmentRule.Of(activity, now) == Segment)
        && (LastOrder == default || (activity.LastOrderAt is { } last && LastOrder.Contains(StoredTime.Format(last))))
        && (Search is null || IsFound(customer, Search));

    private static bool IsFound(Customer customer, string search) =>
        SearchText.Contains(customer.Name, search)
        || SearchText.Contains(customer.Email, search)
        || SearchText.Contains(customer.Company, search);
}
