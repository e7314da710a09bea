using Graph.DynamoDb;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>
/// Reads what the stream of orders keeps of customers. Where it cannot be read, or does not hold everything, there is nothing, and the
/// orders are read instead. A single row is right by itself, also while not everyone has one; only lists need them all.
/// </summary>
public sealed partial class CustomerCache(
    Database database, ProjectionStore projections, CustomerCacheOptions options, TimeProvider time, ILogger<CustomerCache> logger)
{
    /// <summary>A list that few customers are in reads on until its page is full.</summary>
    private const int MostRead = 1_000_000;

    private readonly Table<CachedCustomer> table = database.Table(CustomerMetricsTable.Definition, CachedCustomerMapping.Instance);

    private readonly Dictionary<CustomerOrder, Table<ListedCustomer>> lists = CustomerOrder.All.ToDictionary(
        order => order, order => database.Table(CustomerMetricsTable.Definition, ListedCustomer.MappingOf(order)));

    private readonly CacheRest rest = new(time);

    /// <summary>
    /// Whether everyone has a row, and so somebody keeps them. Before that, who writes one might leave it to grow old.
    /// </summary>
    public async ValueTask<bool> IsComplete(CancellationToken cancellationToken) =>
        await Try<bool?>(async () => await projections.IsComplete(CustomerMetricsTable.Name, cancellationToken)) ?? false;

    /// <summary>Those that are there and not too old; null when none can be read.</summary>
    /// <param name="latest">As the last write left them.</param>
    public async ValueTask<IReadOnlyDictionary<CustomerId, CachedCustomer>?> GetMany(
        IReadOnlyList<CustomerId> ids, bool latest, CancellationToken cancellationToken)
    {
        var rows = await Try<IReadOnlyDictionary<string, CachedCustomer>>(
            async () => await table.BatchGet([.. ids.Select(id => id.Value)], cancellationToken, latest));
        var now = time.GetUtcNow();
        return rows?.Values.Where(row => row.ExpiresAt > now).ToDictionary(row => row.Id);
    }

    /// <summary>
    /// A page of customers with orders; null when it has to be made from the orders. Rows that have expired are among them, and those
    /// that cannot be read, whether the range takes them or not.
    /// </summary>
    internal ValueTask<Page<ListedCustomer>?> Page(CustomerRange range, int first, CancellationToken cancellationToken) => Try(async () =>
    {
        if (!await projections.IsComplete(CustomerMetricsTable.Name, cancellationToken))
            return null;
        var query = QueryFor(range) with { Limit = first, MostRead = MostRead };
        return await lists[range.Order].Query(query, cancellationToken, range.TakesAll ? null : IsTaken);

        bool IsTaken(ListedCustomer listed) => range.IsBehind(listed.Position)
            && (!listed.Row.IsReadable || range.Takes(listed.Row.Profile, listed.Row.Activity));
    });

    /// <summary>Whether any customer has orders; null when that has to be found from the orders.</summary>
    internal ValueTask<bool?> HasAny(CancellationToken cancellationToken) => Try<bool?>(async () =>
    {
        var query = new Query(ShopClient.Id) { Index = CustomerMetricsTable.ByName, Limit = 1 };
        return (await table.Query(query, cancellationToken)).Items.Count > 0;
    });

    /// <summary>How many customers the range has; null when that has to be found from the orders.</summary>
    internal ValueTask<int?> Count(CustomerRange range, CancellationToken cancellationToken) => Try<int?>(async () =>
    {
        if (range.TakesAll)
            return await table.Count(QueryFor(range), cancellationToken);
        var count = 0;
        await foreach (var row in table.All(QueryFor(range), cancellationToken))
            count += row.IsReadable && range.Takes(row.Profile, row.Activity) ? 1 : 0;
        return count;
    });

    private static Query QueryFor(CustomerRange range) =>
        new(ShopClient.Id) { Index = range.Order.Index, Descending = range.IsDescending, Sort = range.Condition };

    private async ValueTask<T?> Try<T>(Func<Task<T?>> read)
    {
        if (!options.IsOn || !rest.MayTry())
            return default;
        try
        {
            var found = await read();
            rest.Succeeded();
            return found;
        }
        catch (Exception failure) when (Database.IsFailure(failure)) // the orders may be there
        {
            rest.Failed();
            LogUnreadable(failure.Message);
            return default;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Cached customers cannot be read, orders are read instead: {Reason}")]
    private partial void LogUnreadable(string reason);
}
