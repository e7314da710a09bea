using Graph.DynamoDb;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>
/// Reads what the stream of orders keeps of customers. Where it cannot be read, or does not hold everything, there is nothing, and the
/// orders are read instead.
/// </summary>
public sealed partial class CustomerCache(
    Database database, ProjectionStore projections, CustomerCacheOptions options, TimeProvider time, ILogger<CustomerCache> logger)
{
    /// <summary>A list that few customers are in reads on until its page is full.</summary>
    private const int MostRead = 1_000_000;

    private readonly Table<CachedCustomer> table = database.Table(CustomerMetricsTable.Definition, CachedCustomerMapping.Instance);

    /// <summary>Those that are there and not too old.</summary>
    /// <param name="latest">As the last write left them.</param>
    public async ValueTask<IReadOnlyDictionary<CustomerId, CachedCustomer>> GetMany(
        IReadOnlyList<CustomerId> ids, bool latest, CancellationToken cancellationToken)
    {
        var rows = await Try<IReadOnlyDictionary<string, CachedCustomer>>(
            async () => await table.BatchGet([.. ids.Select(id => id.Value)], cancellationToken, latest));
        var now = time.GetUtcNow();
        return (rows?.Values ?? []).Where(row => row.ExpiresAt > now).ToDictionary(row => row.Id);
    }

    /// <summary>A page of customers with orders; null when it has to be made from the orders.</summary>
    internal ValueTask<Page<CachedCustomer>?> Page(CustomerRange range, int first, CancellationToken cancellationToken) => Try(async () =>
    {
        if (!await projections.IsComplete(CustomerMetricsTable.Name, cancellationToken))
            return null;
        var query = QueryFor(range) with { Limit = first, MostRead = MostRead };
        return await table.Query(query, cancellationToken, range.TakesAll ? null : row => range.Takes(row.Profile, row.Activity));
    });

    /// <summary>How many customers the range has; null when that has to be found from the orders.</summary>
    internal ValueTask<int?> Count(CustomerRange range, CancellationToken cancellationToken) => Try<int?>(async () =>
    {
        if (range.TakesAll)
            return await table.Count(QueryFor(range), cancellationToken);
        var count = 0;
        await foreach (var row in table.All(QueryFor(range), cancellationToken))
            count += range.Takes(row.Profile, row.Activity) ? 1 : 0;
        return count;
    });

    private static Query QueryFor(CustomerRange range) =>
        new(ShopClient.Id) { Index = range.Order.Index, Descending = range.IsDescending, Sort = range.Condition };

    private async ValueTask<T?> Try<T>(Func<Task<T?>> read)
    {
        if (!options.IsOn)
            return default;
        try
        {
            return await read();
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            LogUnreadable(failure.Message);
            return default;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Cached customers cannot be read, orders are read instead: {Reason}")]
    private partial void LogUnreadable(string reason);
}
