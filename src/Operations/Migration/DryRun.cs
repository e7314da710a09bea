namespace Graph.Operations.Migration;

/// <summary>Reads the old tables and says what a migration would make of them. Writes nothing, on disk neither.</summary>
internal sealed class DryRun(Requests requests, TimeProvider time)
{
    public async Task<IReadOnlyList<(TablePair Pair, Figures Figures)>> Run(
        MigrationPlan plan, Action<TablePair, long> report, CancellationToken cancellationToken)
    {
        var results = new List<(TablePair, Figures)>();
        foreach (var pair in await TablePair.Find(plan, requests, cancellationToken).ConfigureAwait(false))
            results.Add((pair, await Read(pair, plan.Segments, report, cancellationToken).ConfigureAwait(false)));
        return results;
    }

    private async Task<Figures> Read(TablePair pair, int segments, Action<TablePair, long> report, CancellationToken cancellationToken)
    {
        var turn = new Lock();
        var figures = Figures.None;
        var began = time.GetUtcNow();
        await SegmentScan.ForEach(segments, ReadSegment, cancellationToken).ConfigureAwait(false);
        return figures;

        async ValueTask ReadSegment(int segment, CancellationToken token)
        {
            await foreach (var page in new SegmentScan(requests, pair.OldName, segment, segments).Pages(cancellationToken: token).ConfigureAwait(false))
            {
                var more = Figures.Of([.. page.Items.Select(item => PlannedItem.From(item, pair.Table.Ttl, began))]);
                lock (turn)
                {
                    figures += more;
                    report(pair, figures.Items);
                }
            }
        }
    }
}
