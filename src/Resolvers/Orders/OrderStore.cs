using System.Text.Json;
using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Shared;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Orders;

/// <summary>Reads and writes orders.</summary>
public sealed partial class OrderStore
{
    /// <summary>Whole orders are large: more of them in one answer take DynamoDB Local longer than a request may.</summary>
    private const int MostPerScan = 200;

    /// <summary>In so many parts at once are all orders read.</summary>
    private const int Segments = 4;

    private readonly ILogger<OrderStore> logger;
    private readonly Table<OrderSummary> summaries;

    public OrderStore(Database database, ILogger<OrderStore> logger)
    {
        this.logger = logger;
        Table = database.Table(OrdersTable.Definition, OrderItemMapping.Create(LogSumIsNoNumber));
        summaries = database.Table(OrdersTable.Definition, OrderItemMapping.CreateSummary(LogSumIsNoNumber));
    }

    internal Table<Order> Table { get; }

    /// <summary>How many orders are looked at for one page at most; a page that ends there is short and goes on by its cursor.</summary>
    internal int MostRead { get; init; } = 5000;

    public ValueTask<Order?> Get(OrderId id, CancellationToken cancellationToken, bool consistent = false) =>
        Table.Get(id.Value, cancellationToken, consistent);

    /// <summary>As the table's stream has it.</summary>
    public Order FromJson(JsonElement image) => Table.FromJson(image);

    /// <summary>The orders that exist, by their ids.</summary>
    public async ValueTask<IReadOnlyDictionary<OrderId, Order>> GetMany(IReadOnlyList<OrderId> ids, CancellationToken cancellationToken)
    {
        var found = await Table.BatchGet([.. ids.Select(id => id.Value)], cancellationToken);
        return found.ToDictionary(pair => new OrderId(pair.Key), pair => pair.Value);
    }

    /// <summary>
    /// The order with this number of the shop; of several, which only earlier systems could write, the oldest. Sees every
    /// import that has ended.
    /// </summary>
    public async ValueTask<Order?> FindByReference(string reference, CancellationToken cancellationToken)
    {
        var imported = await Get(ImportedOrder.IdFor(reference), cancellationToken, consistent: true);
        if (imported is not null)
            return imported;
        var query = new Query(reference) { Index = OrdersTable.ByReference };
        var page = await Table.Query(query, cancellationToken);
        return page.Items.MinBy(order => order.CreatedAt);
    }

    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<Connection<Order>?> Page(
        OrderCriteria criteria, OrderSort sort, int first, string? after, CancellationToken cancellationToken)
    {
        if (criteria.Created.IsEmpty)
            return after is null ? Connection<Order>.Empty : null;
        var query = QueryFor(criteria) with
        {
            Descending = sort == OrderSort.NewestFirst,
            Limit = first,
            MostRead = MostRead,
            Scope = criteria.Scope,
        };
        if (!Table.TryContinue(query, after, out var continued))
            return null;
        var page = await Table.Query(continued, cancellationToken, criteria.TakesAllRead ? null : criteria.Takes);
        return Connection<Order>.Of(page, after);
    }

    /// <summary>The order of the customer that was imported last; null without orders.</summary>
    public async ValueTask<Order?> LatestOf(CustomerId customer, CancellationToken cancellationToken)
    {
        var query = QueryFor(new OrderCriteria(CustomerId: customer)) with { Descending = true, Limit = 1 };
        var page = await Table.Query(query, cancellationToken);
        return page.Items is [var latest] ? latest : null;
    }

    /// <summary>Writes orders without looking at what is there; for filling empty tables.</summary>
    public ValueTask Fill(IEnumerable<Order> filled, CancellationToken cancellationToken) =>
        Table.BatchWrite(filled, cancellationToken: cancellationToken);

    /// <summary>Every order, in no order.</summary>
    internal IAsyncEnumerable<Order> All(CancellationToken cancellationToken) =>
        Table.All(new Scan { MostPerRequest = MostPerScan }, cancellationToken, Segments);

    /// <summary>Every order that counts, in no order.</summary>
    internal IAsyncEnumerable<OrderSummary> AllSummaries(CancellationToken cancellationToken) =>
        Counting(summaries.All(new Scan { Attributes = OrderItemMapping.SummaryAttributes }, cancellationToken, Segments));

    /// <summary>Every order of a customer that counts, oldest first.</summary>
    internal IAsyncEnumerable<OrderSummary> SummariesOf(CustomerId customer, CancellationToken cancellationToken)
    {
        var query = QueryFor(new OrderCriteria(CustomerId: customer)) with { Attributes = OrderItemMapping.SummaryAttributes };
        return Counting(summaries.All(query, cancellationToken));
    }

    /// <summary>Those that exist and count, as the last write left them.</summary>
    internal async ValueTask<IReadOnlyList<OrderSummary>> GetSummaries(
        IReadOnlyCollection<OrderId> ids, CancellationToken cancellationToken)
    {
        var found = await summaries.BatchGet(
            ids.Select(id => new Key(id.Value)), cancellationToken, consistent: true, OrderItemMapping.SummaryAttributes);
        return [.. found.Values.Where(order => order.Counts)];
    }

    private static async IAsyncEnumerable<OrderSummary> Counting(IAsyncEnumerable<OrderSummary> all)
    {
        await foreach (var order in all)
        {
            if (order.Counts)
                yield return order;
        }
    }

    private static Query QueryFor(OrderCriteria criteria) => criteria.CustomerId is { } customer
        ? new Query(customer.Value) { Index = OrdersTable.ByCustomer, Sort = SortFor(criteria.Created) }
        : new Query(ShopClient.Id) { Index = OrdersTable.ByTime, Sort = SortFor(criteria.Created) };

    private static SortCondition? SortFor(TimeWindow window) => window switch
    {
        (null, null) => null,
        ({ } from, null) => SortCondition.AtLeast(from),
        (null, { } to) => SortCondition.AtMost(to),
        ({ } from, { } to) => SortCondition.Between(from, to),
    };

    [LoggerMessage(1, LogLevel.Warning, "Order {OrderId}: {Sum} '{Text}' is no number and counts as 0.")]
    private partial void LogSumIsNoNumber(string orderId, string sum, string text);
}
