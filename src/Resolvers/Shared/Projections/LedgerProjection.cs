namespace Graph.Resolvers.Shared.Projections;

/// <summary>What a ledger keeps of its sources, such as orders: brought up to date as they change, made as a whole, and compared.</summary>
public abstract class LedgerProjection
{
    private const int Parallelism = 16;

    private readonly Ledger ledger;
    private readonly ProjectionStore projections;

    private protected LedgerProjection(Ledger ledger, ProjectionStore projections) => (this.ledger, this.projections) = (ledger, projections);

    /// <summary>Goes through all sources, while they may change, and those that it holds. From then on it can be read.</summary>
    /// <param name="progress">Told how many of how many are done.</param>
    /// <returns>How many there are.</returns>
    public async Task<int> Rebuild(IProgress<(int Done, int All)>? progress, CancellationToken cancellationToken)
    {
        var sources = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var source in Sources(cancellationToken))
            sources.Add(source);
        await foreach (var source in ledger.Sources(cancellationToken))
            sources.Add(source);
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(sources, parallel, async (source, token) =>
        {
            await Bring(source, token);
            progress?.Report((Interlocked.Increment(ref done), sources.Count));
        });
        await projections.Complete(ledger.Name, cancellationToken);
        return sources.Count;
    }

    /// <summary>Goes through all sources anew and writes nothing.</summary>
    /// <returns>How many rows differ from that; those of sources that change at this moment may.</returns>
    public async Task<int> CountWrong(CancellationToken cancellationToken)
    {
        var sums = ledger.NoSums();
        await foreach (var (_, entries) in All(cancellationToken))
            sums.Add(entries);
        return await ledger.CountDifferences(sums, cancellationToken);
    }

    /// <summary>Goes through all sources while nobody else writes: at once where nothing is kept yet, else one by one.</summary>
    public async ValueTask Fill(CancellationToken cancellationToken)
    {
        if (!await ledger.IsEmpty(cancellationToken))
        {
            await Rebuild(progress: null, cancellationToken);
            return;
        }
        var sources = new List<(string Source, IReadOnlyList<Entry> Entries)>();
        await foreach (var source in All(cancellationToken))
            sources.Add(source);
        await ledger.Fill(sources, cancellationToken);
        await projections.Complete(ledger.Name, cancellationToken);
    }

    private protected ValueTask Bring(string source, CancellationToken cancellationToken) =>
        ledger.Bring(source, token => Read(source, token), cancellationToken);

    /// <summary>Those that keys can have; the others are left out.</summary>
    private protected IReadOnlyList<Entry> Possible(IEnumerable<Entry> entries) => [.. entries.Where(ledger.CanHold)];

    /// <summary>All that there are, in no order.</summary>
    private protected abstract IAsyncEnumerable<string> Sources(CancellationToken cancellationToken);

    /// <summary>What is to be kept of one, as the last write left it; nothing of one that is not there.</summary>
    private protected abstract ValueTask<IReadOnlyList<Entry>> Read(string source, CancellationToken cancellationToken);

    /// <summary>What is to be kept of all.</summary>
    private protected abstract IAsyncEnumerable<(string Source, IReadOnlyList<Entry> Entries)> All(CancellationToken cancellationToken);
}
