using System.Collections.Concurrent;
using System.Text;
using Graph.DynamoDb;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Reports;

/// <summary>Reads what was sold by days: from what is kept of it, or from all orders until that is complete.</summary>
public sealed class SalesStore(Database database, OrderStore orders, ProjectionStore projections, TimeProvider time)
{
    private readonly Table<EntryRow> rows = SalesEntries.Kind.Open(database);
    private readonly SalesMemory memory = new(time);

    /// <summary>The rows of facets and days, by day.</summary>
    public async ValueTask<IReadOnlyDictionary<(string Facet, DayRange Days), IReadOnlyList<SalesRow>>> GetMany(
        IReadOnlyList<(string Facet, DayRange Days)> keys, CancellationToken cancellationToken)
    {
        var version = await projections.CompleteSince(LedgerTable.Name, cancellationToken) is { } complete
            ? await Version(complete, cancellationToken)
            : null;
        var found = new ConcurrentDictionary<(string Facet, DayRange Days), IReadOnlyList<SalesRow>>();
        await Parallel.ForEachAsync(keys, cancellationToken, async (key, token) => found[key] = await memory.Get(
            key, version, () => version is null ? FromOrders(key.Facet, key.Days) : Read(key.Facet, key.Days), token));
        return found;
    }

    /// <summary>Changes with every row, and when all of them were made anew.</summary>
    private async ValueTask<string> Version(DateTimeOffset complete, CancellationToken cancellationToken)
    {
        var version = new StringBuilder().Append(complete.UtcTicks);
        await foreach (var row in rows.All(SalesEntries.Versions, cancellationToken))
            version.Append(' ').Append(row.Sort).Append(':').Append(row.Numbers[0]);
        return version.ToString();
    }

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
}
