using System.Collections.Concurrent;
using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Reports;

/// <summary>The rows of a report, once for all fields that need them.</summary>
public sealed class SalesByFacet(SalesStore sales) : DataLoader<(string Facet, DayRange Days), IReadOnlyList<SalesRow>>
{
    protected override async ValueTask<IReadOnlyDictionary<(string Facet, DayRange Days), IReadOnlyList<SalesRow>>> LoadBatch(
        IReadOnlyList<(string Facet, DayRange Days)> keys, CancellationToken cancellation)
    {
        var found = new ConcurrentDictionary<(string Facet, DayRange Days), IReadOnlyList<SalesRow>>();
        await Parallel.ForEachAsync(keys, cancellation, async (key, token) =>
            found[key] = await sales.Get(key.Facet, key.Days, token));
        return found;
    }
}
