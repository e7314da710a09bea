using Graph.DynamoDb;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>
/// Computes the metrics of all customers, one after another as their changes do, so that orders may arrive meanwhile. From then on
/// lists are read from them.
/// </summary>
public sealed class CustomerMetricsRebuild(
    Database database, OrderStore orders, CustomerMetricsUpdater updater, ProjectionStore projections, TimeProvider time)
{
    /// <summary>After so many customers it is written how far it is.</summary>
    private const int BatchSize = 200;

    private const int Parallelism = 16;

    private readonly Table<CachedCustomer> cache = database.Table(CustomerMetricsTable.Definition, CachedCustomerMapping.Instance);

    /// <summary>Goes on where one that was ended has stopped.</summary>
    public async Task<RebuildFigures> Run(IProgress<RebuildFigures>? progress, CancellationToken cancellationToken)
    {
        var state = await projections.Get(CustomerMetricsTable.Name, cancellationToken);
        var ids = await AllIds(cancellationToken);
        var figures = new RebuildFigures(ids.Count, Done: ids.Count(id => IsDone(id, state)), Changed: 0);
        foreach (var batch in ids.Where(id => !IsDone(id, state)).Chunk(BatchSize))
        {
            figures = await ForAll(batch, id => updater.Update(id, [], cancellationToken), figures, cancellationToken);
            progress?.Report(figures);
            await projections.Put(state with { RebuildAt = batch[^1] }, cancellationToken);
        }
        await projections.Put(state with { CompleteSince = time.GetUtcNow(), RebuildAt = null }, cancellationToken);
        return figures;
    }

    /// <summary>Computes everything and writes nothing; what it counts as changed is wrong where it is kept.</summary>
    public async Task<RebuildFigures> Verify(IProgress<RebuildFigures>? progress, CancellationToken cancellationToken)
    {
        var ids = await AllIds(cancellationToken);
        var figures = new RebuildFigures(ids.Count, Done: 0, Changed: 0);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            figures = await ForAll(batch, id => updater.Preview(id, cancellationToken), figures, cancellationToken);
            progress?.Report(figures);
        }
        return figures;
    }

    private static bool IsDone(string id, ProjectionState state) =>
        state.RebuildAt is { } last && string.CompareOrdinal(id, last) <= 0;

    /// <summary>Of customers with orders, and of those who had some when their metrics were computed.</summary>
    private async Task<SortedSet<string>> AllIds(CancellationToken cancellationToken)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var order in orders.AllSummaries(cancellationToken))
        {
            if (order.CustomerId is { } id)
                ids.Add(id.Value);
        }
        await foreach (var cached in cache.All(new Scan(), cancellationToken))
            ids.Add(cached.Id.Value);
        return ids;
    }

    private static async Task<RebuildFigures> ForAll(
        string[] ids, Func<CustomerId, ValueTask<CustomerUpdate>> update, RebuildFigures figures, CancellationToken cancellationToken)
    {
        var changed = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids, parallel, async (id, _) =>
        {
            if ((await update(new CustomerId(id))).HasChanged)
                Interlocked.Increment(ref changed);
        });
        return figures with { Done = figures.Done + ids.Length, Changed = figures.Changed + changed };
    }
}

/// <summary>How far a rebuild is.</summary>
/// <param name="Customers">How many there are.</param>
/// <param name="Changed">Of how many what was kept differed from what was computed.</param>
public sealed record RebuildFigures(int Customers, int Done, int Changed);
