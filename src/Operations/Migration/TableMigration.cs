using Graph.DynamoDb;

namespace Graph.Operations.Migration;

/// <summary>Copies the old tables into the new ones, from where an earlier one ended.</summary>
internal sealed class TableMigration(Database database, Requests requests, TimeProvider time)
{
    /// <param name="report">Told of each table how many items are done.</param>
    /// <returns>The figures of each table.</returns>
    /// <exception cref="MigrationStoppedException">It cannot go on.</exception>
    public async Task<IReadOnlyList<(TablePair Pair, Figures Figures)>> Run(
        MigrationPlan plan, TextWriter output, Action<TablePair, long> report, CancellationToken cancellationToken)
    {
        // Before anything is created: a file that does not fit should change nothing.
        var earlier = plan.FromStart ? null : CheckpointFile.Load(plan.CheckpointPath);
        var pairs = new List<TablePair>();
        foreach (var pair in await TablePair.Find(plan, requests, cancellationToken).ConfigureAwait(false))
            pairs.Add(await pair.Create(database, requests, cancellationToken).ConfigureAwait(false));
        await SayDifferences(pairs, output, cancellationToken).ConfigureAwait(false);

        var file = new CheckpointFile(plan.CheckpointPath);
        // Saved before the first write, as it says when the migration began.
        file.Save(Resume(earlier, Beginning(plan, pairs), plan, output));
        for (var table = 0; table < pairs.Count; table++)
            await CopyTable(table, pairs[table], file, report, cancellationToken).ConfigureAwait(false);
        return [.. pairs.Zip(file.Current.Tables, (pair, reached) => (pair, Total(reached)))];
    }

    private async Task SayDifferences(IReadOnlyList<TablePair> pairs, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var pair in pairs)
            foreach (var difference in await database.FindDifferences(pair.Table.DefinitionLike(pair.Old), cancellationToken).ConfigureAwait(false))
                await output.WriteLineAsync(difference).ConfigureAwait(false);
    }

    private Checkpoint Beginning(MigrationPlan plan, IEnumerable<TablePair> pairs) => new(
        Checkpoint.CurrentFormat,
        database.Client.Config.ServiceURL ?? database.Client.Config.RegionEndpoint.SystemName,
        DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds()),
        plan.Segments,
        plan.Overwrite,
        [.. pairs.Select(pair => pair.Beginning(plan.Segments))]);

    private static Checkpoint Resume(Checkpoint? earlier, Checkpoint beginning, MigrationPlan plan, TextWriter output)
    {
        // One that is complete holds nothing that could be lost; whoever migrates again means what has come since.
        if (earlier is null or { IsComplete: true })
            return beginning;
        if (earlier.DifferenceFrom(beginning) is { } difference)
        {
            throw new MigrationStoppedException(
                $"{plan.CheckpointPath} is of another migration that is not done: {difference}. Repeat that one, choose another file with --checkpoint, "
                + "or begin anew with --from-start.");
        }
        output.WriteLine($"Goes on with the migration that began at {earlier.Began:u}, by {plan.CheckpointPath}.");
        return earlier;
    }

    private Task CopyTable(int table, TablePair pair, CheckpointFile file, Action<TablePair, long> report, CancellationToken cancellationToken)
    {
        var began = file.Current.Began;
        var copy = new PageCopy(requests, pair.Table, pair.NewName, file.Current.Overwrite);
        report(pair, Total(file.Current.Tables[table]).Items);
        return SegmentScan.ForEach(file.Current.Segments, CopySegment, cancellationToken);

        async ValueTask CopySegment(int segment, CancellationToken token)
        {
            var reached = file.Current.Tables[table].Segments[segment];
            if (reached.IsDone)
                return;
            var scan = new SegmentScan(requests, pair.OldName, segment, file.Current.Segments);
            await foreach (var page in scan.Pages(reached.After, cancellationToken: token).ConfigureAwait(false))
            {
                PlannedItem[] items = [.. page.Items.Select(item => PlannedItem.From(item, pair.Table.Ttl, began))];
                var figures = reached.Figures + await copy.Copy(items, token).ConfigureAwait(false);
                var last = SegmentScan.LastOf(page);
                reached = new SegmentCheckpoint(last, last is null, figures);
                file.Save(table, segment, reached);
                report(pair, Total(file.Current.Tables[table]).Items);
            }
        }
    }

    private static Figures Total(TableCheckpoint table) => table.Segments.Aggregate(Figures.None, (sum, segment) => sum + segment.Figures);
}
