using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Api;

/// <summary>Orders at a seller's locations.</summary>
/// <remarks>https://developer.squareup.com/reference/square/orders-api</remarks>
internal sealed class OrdersApi(SquareExchange exchange)
{
    /// <summary>As many locations as Square takes at once.</summary>
    public const int MostLocations = 10;

    /// <summary>All that have changed in the window, those that changed first at the beginning.</summary>
    public IAsyncEnumerable<Order> SearchUpdated(
        Secret token, IReadOnlyCollection<string> locations, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var query = new OrdersQuery(
            new OrdersFilter(new OrdersDateTimeFilter(new TimeRange(from, to))), new OrdersSort("UPDATED_AT", "ASC"));
        return CursorPages.ReadAll(
            async cursor =>
            {
                var request = new SearchOrdersRequest(locations, query, cursor);
                var answer = await exchange.Send(
                    SquareRequest.Post("/v2/orders/search", new("Bearer", token), request, SquareJson.Default.SearchOrdersRequest),
                    SquareJson.Default.SearchOrdersAnswer,
                    cancellationToken);
                return (answer.Orders, answer.Cursor);
            },
            cancellationToken);
    }
}

/// <param name="State"><c>OPEN</c>, <c>COMPLETED</c>, <c>CANCELED</c> or <c>DRAFT</c>.</param>
public sealed record Order(
    string Id,
    string LocationId,
    string? CustomerId = null,
    string? State = null,
    long? Version = null,
    DateTimeOffset? CreatedAt = null,
    DateTimeOffset? UpdatedAt = null,
    Money? TotalMoney = null);

internal sealed record SearchOrdersRequest(IReadOnlyCollection<string> LocationIds, OrdersQuery Query, string? Cursor);

internal sealed record OrdersQuery(OrdersFilter Filter, OrdersSort Sort);

internal sealed record OrdersFilter(OrdersDateTimeFilter DateTimeFilter);

internal sealed record OrdersDateTimeFilter(TimeRange UpdatedAt);

internal sealed record TimeRange(DateTimeOffset StartAt, DateTimeOffset EndAt);

internal sealed record OrdersSort(string SortField, string SortOrder);

internal sealed record SearchOrdersAnswer(IReadOnlyList<Order>? Orders = null, string? Cursor = null);
