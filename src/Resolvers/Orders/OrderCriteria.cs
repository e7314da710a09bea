using System.Globalization;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

/// <summary>Which orders a list holds. What is null does not restrict.</summary>
/// <param name="Created">When the order was imported. Together with <paramref name="CustomerId"/> it selects what is read;
/// the rest selects from what was read.</param>
/// <param name="Search">As <see cref="SearchText.Fold"/> gives it.</param>
public sealed record OrderCriteria(
    TimeWindow Created = default,
    CustomerId? CustomerId = null,
    NumberRange Total = default,
    string? Status = null,
    string? PaymentType = null,
    string? ProductCode = null,
    string? Search = null)
{
    /// <summary>Whether everything that is read belongs to the list.</summary>
    public bool TakesAllRead =>
        Total == default && Status is null && PaymentType is null && ProductCode is null && Search is null;

    /// <summary>What selects from what was read, as text, so that a cursor belongs to one list.</summary>
    internal string Scope => CursorScope.Of(
        Total.Min?.ToString(CultureInfo.InvariantCulture), Total.Max?.ToString(CultureInfo.InvariantCulture), Status, PaymentType, ProductCode, Search);

    /// <exception cref="GraphQL.Errors.GraphQLException">The filter cannot be served.</exception>
    public static OrderCriteria Of(OrderFilter? filter) => filter is null ? new OrderCriteria() : new OrderCriteria(
        TimeWindow.Of(filter.CreatedAt.Value, "createdAt", filter.CreatedOn.Value, "createdOn"),
        filter.CustomerId.Value is { } customerId ? new CustomerId(customerId) : null,
        NumberRange.Of(filter.Total.Value, "total"),
        filter.Status.Value,
        filter.PaymentType.Value,
        filter.ProductCode.Value,
        SearchTerm.Of(filter.Search.Value));

    /// <summary>Whether an order that was read belongs to the list.</summary>
    public bool Takes(Order order) =>
        Total.Contains(order.Totals.Total)
        && (Status is null || order.Status == Status)
        && (PaymentType is null || (order.Payment?.Type ?? "") == PaymentType)
        && (ProductCode is null || order.Items.Any(item => item.ProductCode == ProductCode))
        && (Search is null || IsFound(order, Search));

    private static bool IsFound(Order order, string search) =>
        SearchText.Contains(order.Reference, search)
        || SearchText.Contains(order.Contact.Name, search)
        || SearchText.Contains(order.Contact.Email, search);
}
