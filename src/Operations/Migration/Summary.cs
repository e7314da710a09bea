namespace Graph.Operations.Migration;

/// <summary>What an operator reads at the end.</summary>
internal static class Summary
{
    public static async Task SayDryRun(TextWriter output, IReadOnlyList<(TablePair Pair, Figures Figures)> tables)
    {
        foreach (var (pair, figures) in tables)
        {
            await output.WriteLineAsync(
                $"{pair.OldName}: {figures.Items:n0} items of about {figures.Bytes:n0} bytes for {pair.NewName}; {figures.TtlGiven:n0} would get a ttl, "
                + $"{figures.TtlRemoved:n0} lose theirs, {figures.HadSecrets:n0} lose Square's tokens.");
        }
        await output.WriteLineAsync("Nothing was written.");
    }

    /// <returns>Whether all items are there.</returns>
    public static async Task<bool> SayCopied(TextWriter output, IReadOnlyList<(TablePair Pair, Figures Figures)> tables)
    {
        foreach (var (pair, figures) in tables)
        {
            await output.WriteLineAsync(
                $"{pair.NewName}: {figures.Items:n0} items of about {figures.Bytes:n0} bytes; {figures.Written:n0} written, {figures.Present:n0} there before, "
                + $"{figures.Different:n0} different and left alone, {figures.Refused:n0} refused; {figures.TtlGiven:n0} with a ttl given, "
                + $"{figures.TtlRemoved:n0} with theirs left out, {figures.HadSecrets:n0} without Square's tokens.");
        }
        if (tables.Sum(table => table.Figures.HadSecrets) is > 0 and var sellers)
            await output.WriteLineAsync($"Square's tokens of {sellers:n0} items were left out: their sellers connect Square again.");
        await SayNamed(output, tables.SelectMany(table => table.Figures.Named));
        if (tables.Any(table => table.Figures.Different > 0))
            await output.WriteLineAsync("What differs was left alone: look at it, and run again with --overwrite to have the old system's items instead.");
        return tables.All(table => table.Figures.AreWell);
    }

    /// <returns>Whether old and new tables are the same, as far as they were compared.</returns>
    public static async Task<bool> SayCompared(TextWriter output, IReadOnlyList<(TablePair Pair, Comparison Comparison)> tables, MigrationPlan plan)
    {
        foreach (var (pair, found) in tables)
        {
            await output.WriteLineAsync(
                $"{pair.OldName}: {found.Old:n0} items, {pair.NewName}: {found.New:n0}, {found.Expired:n0} expired aside; of {found.Compared:n0} compared, "
                + $"{found.Missing:n0} are missing and {found.Different:n0} differ.");
        }
        await SayNamed(output, tables.SelectMany(table => table.Comparison.Named));
        if (plan.SamplePercent < 100 && tables.Any(table => table.Comparison.New > table.Comparison.Old))
            await output.WriteLineAsync("A new table has more items than its old one, behind which missing ones could hide: --verify --sample 100 finds them.");
        var isWell = tables.All(table => table.Comparison.IsWell);
        if (!isWell)
            await output.WriteLineAsync("Old and new tables are not the same. Run migrate again: it writes what is missing, and with --overwrite what differs.");
        return isWell;
    }

    private static async Task SayNamed(TextWriter output, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
            await output.WriteLineAsync($"{sentence}.");
    }
}
