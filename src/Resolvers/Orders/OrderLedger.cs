using Graph.Resolvers.Products.Sales;
using Graph.Resolvers.Reports;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Orders;

/// <summary>Keeps what orders add up to, for products and for reports, as orders change.</summary>
public sealed partial class OrderLedger
{
    private const int Parallelism = 16;

    /// <summary>What is kept of orders.</summary>
    internal static IReadOnlyList<EntryKind> Kinds { get; } = [.. ProductEntries.Kinds, SalesEntries.Kind];

    private readonly OrderStore orders;
    private readonly Ledger ledger;
    private readonly ProjectionStore projections;
    private readonly TimeProvider time;
    private readonly ILogger<OrderLedger> logger;

    internal OrderLedger(OrderStore orders, Ledger ledger, ProjectionStore projections, TimeProvider time, ILogger<OrderLedger> logger) =>
        (this.orders, this.ledger, this.projections, this.time, this.logger) = (orders, ledger, projections, time, logger);

    /// <summary>To be told of every order that was written or deleted, as often as may be.</summary>
    public ValueTask Update(OrderId id, CancellationToken cancellationToken) => ledger.Bring(
        id.Value,
        async token => await orders.Get(id, token, consistent: true) is { } order ? EntriesOf(order) : [],
        cancellationToken);

    /// <summary>Goes through all orders, while they may change, and those that it holds. From then on products and reports are read from it.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> Rebuild(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var ids = new HashSet<OrderId>();
        await foreach (var order in orders.AllSummaries(cancellationToken))
            ids.Add(order.Id);
        await foreach (var source in ledger.Sources(cancellationToken))
            ids.Add(new OrderId(source));
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids, parallel, async (id, token) =>
        {
            await Update(id, token);
            progress?.Report(Interlocked.Increment(ref done));
        });
        await Complete(cancellationToken);
        return ids.Count;
    }

    /// <summary>Adds up all orders anew and writes nothing.</summary>
    /// <returns>How many rows differ from that; those of orders that change at this moment may.</returns>
    public async Task<int> CountWrong(CancellationToken cancellationToken)
    {
        var sums = new EntrySums(Kinds);
        await foreach (var order in orders.All(cancellationToken))
        {
            foreach (var entry in EntriesOf(order))
                sums.Add(entry);
        }
        return await ledger.CountDifferences(sums, cancellationToken);
    }

    /// <summary>Goes through all orders while nobody else writes: at once where nothing is kept yet, else one by one.</summary>
    public async ValueTask Fill(CancellationToken cancellationToken)
    {
        if (!await ledger.IsEmpty(cancellationToken))
        {
            await Rebuild(progress: null, cancellationToken);
            return;
        }
        var sources = new List<(string Source, IReadOnlyList<Entry> Entries)>();
        await foreach (var order in orders.All(cancellationToken))
            sources.Add((order.Id.Value, EntriesOf(order)));
        await ledger.Fill(sources, cancellationToken);
        await Complete(cancellationToken);
    }

    private async ValueTask Complete(CancellationToken cancellationToken)
    {
        var state = await projections.Get(LedgerTable.Name, cancellationToken);
        await projections.Put(state with { CompleteSince = time.GetUtcNow() }, cancellationToken);
    }

    private IReadOnlyList<Entry> EntriesOf(Order order)
    {
        Entry[] entries = [.. ProductEntries.Of(order), .. SalesEntries.Of(order)];
        Entry[] possible = [.. entries.Where(ledger.CanHold)];
        if (possible.Length < entries.Length)
            LogLeftOut(order.Id);
        return possible;
    }

    [LoggerMessage(LogLevel.Warning, "Order {Id} has a product, a city or an id that is longer than a key may be; what is kept lacks it.")]
    private partial void LogLeftOut(OrderId id);
}
