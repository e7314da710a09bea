using System.Collections.Concurrent;
using Graph.DynamoDb;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Reports;

/// <summary>
/// Reads what was sold by days: from what is kept of it, or from all orders until that is complete. Rows that were read are remembered
/// until something of the kept ones changes; sums of all orders for some seconds.
/// </summary>
public sealed class SalesStore
{
    /// <summary>Rows that are remembered, of some 100 bytes.</summary>
    private const int MostRemembered = 200_000;

    private static readonly TimeSpan s_remembered = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_sumsRemembered = TimeSpan.FromSeconds(5);

    private readonly OrderStore orders;
    private readonly ProjectionStore projections;
    private readonly Table<EntryRow> rows;
    private readonly ShortMemory<(string Facet, DayRange Days, decimal Version), IReadOnlyList<SalesRow>> read;
    private readonly ShortMemory<(string Facet, DayRange Days), IReadOnlyList<SalesRow>> summed;

    public SalesStore(Database database, OrderStore orders, ProjectionStore projections, TimeProvider time)
    {
        (this.orders, this.projections) = (orders, projections);
        rows = SalesEntries.Kind.Open(database);
        read = new(time, s_remembered, MostRemembered, SizeOf);
        summed = new(time, s_sumsRemembered, MostRemembered, SizeOf);
    }

    /// <summary>The rows of facets and days, by day.</summary>
    public async ValueTask<IReadOnlyDictionary<(string Facet, DayRange Days), IReadOnlyList<SalesRow>>> GetMany(
        IReadOnlyList<(string Facet, DayRange Days)> keys, CancellationToken cancellationToken)
    {
        var isComplete = await projections.IsComplete(LedgerTable.Name, cancellationToken);
        var version = isComplete ? await Version(cancellationToken) : 0;
        var found = new ConcurrentDictionary<(string Facet, DayRange Days), IReadOnlyList<SalesRow>>();
        await Parallel.ForEachAsync(keys, cancellationToken, async (key, token) => found[key] = isComplete
            ? await read.Get((key.Facet, key.Days, version), () => Read(key.Facet, key.Days), token)
            : await summed.Get(key, () => FromOrders(key.Facet, key.Days), token));
        return found;
    }

    /// <summary>Changes with every row.</summary>
    private async ValueTask<decimal> Version(CancellationToken cancellationToken) =>
        (await rows.Get(SalesEntries.Kind.KeyOf(SalesEntries.Version), cancellationToken))?.Numbers[0] ?? 0;

    /// <summary>As the last write left them: rows that are older than their version would stay.</summary>
    private async Task<IReadOnlyList<SalesRow>> Read(string facet, DayRange days)
    {
        var found = new List<SalesRow>();
        await foreach (var row in rows.All(SalesEntries.Within(facet, days) with { Consistent = true }))
        {
            if (row.Numbers[0] > 0)
                found.Add(SalesEntries.ToRow(new EntryKey(SalesEntries.Kind.Name, row.Partition, row.Sort), row.Numbers));
        }
        return found;
    }

    private async Task<IReadOnlyList<SalesRow>> FromOrders(string facet, DayRange days)
    {
        var sums = new EntrySums([SalesEntries.Kind]);
        await foreach (var order in orders.All(CancellationToken.None))
            sums.Add(SalesEntries.Of(order).Where(entry => entry.Key.Partition == facet));
        return
        [
            .. sums.Rows.Select(row => SalesEntries.ToRow(row.Key, row.Value)).Where(row => days.Contains(row.Day)).OrderBy(row => row.Day),
        ];
    }

    private static int SizeOf(IReadOnlyList<SalesRow> rows) => rows.Count + 1;
}
