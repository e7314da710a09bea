using Graph.DynamoDb;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Reports;

/// <summary>Reads what was sold by days: from what is kept of it, or from all orders until that is complete.</summary>
public sealed class SalesStore
{
    private readonly OrderStore orders;
    private readonly ProjectionStore projections;
    private readonly Table<EntryRow> rows;
    private readonly ShortMemory<(string Facet, DayRange Days), IReadOnlyList<SalesRow>> read;

    public SalesStore(Database database, OrderStore orders, ProjectionStore projections, TimeProvider time)
    {
        (this.orders, this.projections) = (orders, projections);
        rows = SalesEntries.Kind.Open(database);
        read = new(time);
    }

    /// <summary>The facet's rows of the days, by day; up to five seconds old.</summary>
    public ValueTask<IReadOnlyList<SalesRow>> Get(string facet, DayRange days, CancellationToken cancellationToken) =>
        read.Get((facet, days), () => Read(facet, days), cancellationToken);

    private async Task<IReadOnlyList<SalesRow>> Read(string facet, DayRange days)
    {
        if (!await projections.IsComplete(LedgerTable.Name, CancellationToken.None))
            return await FromOrders(facet, days);
        var found = new List<SalesRow>();
        await foreach (var row in rows.All(SalesEntries.Within(facet, days)))
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
