using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
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

    /// <summary>What was computed before that is not trusted: it may be that something else was wrong since.</summary>
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(24);

    private readonly Table<CachedCustomer> cache = database.Table(CustomerMetricsTable.Definition, CachedCustomerMapping.Instance);

    /// <summary>
    /// Goes on where one that was ended has stopped, unless that is long ago. Who cannot be computed is counted, and the others are
    /// computed; not everyone is kept then, and the next one begins where none had failed.
    /// </summary>
    /// <param name="fromStart">Begins with the first customer in any case.</param>
    public async Task<RebuildFigures> Run(
        IProgress<RebuildFigures>? progress, CancellationToken cancellationToken, bool fromStart = false)
    {
        var state = await projections.Get(CustomerMetricsTable.Name, cancellationToken);
        var done = fromStart || state.MarkedAt is not { } at || time.GetUtcNow() - at > s_longestPause ? null : state.RebuildAt;
        var ids = await AllIds(cancellationToken);
        var figures = new RebuildFigures(ids.Count, Done: ids.Count(id => IsDone(id, done)), Changed: 0);
        foreach (var batch in ids.Where(id => !IsDone(id, done)).Chunk(BatchSize))
        {
            figures = await ForAll(batch, id => updater.Update(id, [], cancellationToken), figures, cancellationToken);
            progress?.Report(figures);
            if (figures.Failed == 0)
                await projections.Put(state with { RebuildAt = batch[^1], MarkedAt = time.GetUtcNow() }, cancellationToken);
        }
        if (figures.Failed == 0)
            await projections.Put(state with { CompleteSince = time.GetUtcNow(), RebuildAt = null, MarkedAt = null }, cancellationToken);
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

    /// <param name="last">Null when nobody is done.</param>
    private static bool IsDone(string id, string? last) => last is not null && string.CompareOrdinal(id, last) <= 0;

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

    /// <exception cref="Exception">All of a whole batch have failed, which is not because of the customers.</exception>
    private static async Task<RebuildFigures> ForAll(
        string[] ids, Func<CustomerId, ValueTask<CustomerUpdate>> update, RebuildFigures figures, CancellationToken cancellationToken)
    {
        var changed = 0;
        var failures = new ConcurrentQueue<(string Id, Exception Failure)>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids, parallel, async (id, _) =>
        {
            try
            {
                if ((await update(new CustomerId(id))).HasChanged)
                    Interlocked.Increment(ref changed);
            }
            catch (Exception failure) when (failure is not OperationCanceledException) // whatever it is, the others are computed
            {
                failures.Enqueue((id, failure));
            }
        });
        if (failures.Count == BatchSize)
            ExceptionDispatchInfo.Throw(failures.First().Failure);
        return figures with
        {
            Done = figures.Done + ids.Length,
            Changed = figures.Changed + changed,
            Failed = figures.Failed + failures.Count,
            FirstFailure = figures.FirstFailure ?? failures.Select(failed => $"{failed.Id}: {failed.Failure.Message}").FirstOrDefault(),
        };
    }
}
