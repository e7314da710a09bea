using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Reports;

/// <summary>The rows of a report, once for all fields that need them.</summary>
public sealed class SalesByFacet(SalesStore sales) : DataLoader<(string Facet, DayRange Days), IReadOnlyList<SalesRow>>
{
    protected override ValueTask<IReadOnlyDictionary<(string Facet, DayRange Days), IReadOnlyList<SalesRow>>> LoadBatch(
        IReadOnlyList<(string Facet, DayRange Days)> keys, CancellationToken cancellation) => sales.GetMany(keys, cancellation);
}
