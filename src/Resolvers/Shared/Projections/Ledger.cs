using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.DynamoDb.Tables;
using Graph.DynamoDb.Writing;

namespace Graph.Resolvers.Shared.Projections;

/// <summary>
/// Brings projections to what a source says, by the difference to what they hold of it. What they hold is in a ledger that is written in
/// one transaction with them: so they are right after every write, whatever is told twice, late, in another order or by several at once.
/// </summary>
internal sealed class Ledger
{
    /// <summary>How often others may come first.</summary>
    private const int MostAttempts = 100;

    /// <summary>Longer than anybody takes who has read the source before it had gone.</summary>
    private static readonly TimeSpan s_keptWhenGone = TimeSpan.FromDays(7);

    private readonly Database database;
    private readonly TimeProvider time;
    private readonly Table<LedgerRow> ledger;
    private readonly Dictionary<string, (EntryKind Kind, Table<EntryRow> Rows)> kinds;

    /// <param name="table">Of what is held of each source; its purpose is the projection's name.</param>
    public Ledger(Database database, TimeProvider time, TableDefinition table, IEnumerable<EntryKind> kinds)
    {
        (this.database, this.time) = (database, time);
        ledger = database.Table(table, LedgerRow.Mapping);
        this.kinds = kinds.ToDictionary(kind => kind.Name, kind => (kind, kind.Open(database)), StringComparer.Ordinal);
    }

    /// <summary>As projections are named.</summary>
    public string Name => ledger.Definition.Purpose;

    /// <param name="read">What projections should hold of the source now, as the last write left it. Called again when others come first.</param>
    /// <exception cref="TimeoutException">Others came first all the time.</exception>
    public async ValueTask Bring(
        string source, Func<CancellationToken, ValueTask<IReadOnlyList<Entry>>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            // Before the source, so that who writes in place of this row has read the source after all who have written it.
            var row = await ledger.Get(source, cancellationToken, consistent: true);
            var step = LedgerStep.Of(row?.Entries ?? [], await read(cancellationToken));
            if (step is null || (await TryWrite(source, row, step, cancellationToken) && step.IsLast))
                return;
        }
        throw new TimeoutException($"{source} changes all the time; projections of it were not brought up to date.");
    }

    /// <summary>Writes all of many sources at once, into tables without anything of them.</summary>
    public async ValueTask Fill(IEnumerable<(string Source, IReadOnlyList<Entry> Entries)> sources, CancellationToken cancellationToken)
    {
        var sums = NoSums();
        var held = new List<LedgerRow>();
        foreach (var (source, entries) in sources)
        {
            held.Add(new LedgerRow(source, entries, 1, ExpiresAt: null));
            sums.Add(entries);
        }
        foreach (var ofKind in sums.Rows.GroupBy(row => row.Key.Kind))
        {
            var (kind, rows) = kinds[ofKind.Key];
            var filled = ofKind.Select(row => new EntryRow(row.Key.Partition, row.Key.Sort, row.Value));
            await rows.BatchWrite(filled, cancellationToken: cancellationToken);
            if (kind.VersionOf("") is { } version)
                await rows.Update(kind.KeyOf(version), kind.Adding(kind.OneChange), cancellationToken: cancellationToken);
        }
        // Last: while there is nothing of it, all is written once more.
        await ledger.BatchWrite(held, cancellationToken: cancellationToken);
    }

    /// <summary>How many rows of projections are not as the entries of all sources add up to.</summary>
    public async ValueTask<int> CountDifferences(EntrySums sums, CancellationToken cancellationToken)
    {
        var (right, wrong) = (0, 0);
        foreach (var (kind, rows) in kinds.Values)
        {
            await foreach (var row in rows.All(new Scan(), cancellationToken))
            {
                if (row.Partition == kind.VersionPartition)
                    continue;
                var sum = sums.Rows.GetValueOrDefault(new EntryKey(kind.Name, row.Partition, row.Sort));
                if (sum is null ? row.Numbers.Any(number => number != 0) : !row.Numbers.SequenceEqual(sum))
                    wrong++;
                right += sum is null ? 0 : 1;
            }
        }
        return wrong + sums.Rows.Count - right;
    }

    public EntrySums NoSums() => new(kinds.Values.Select(opened => opened.Kind));

    public async ValueTask<bool> IsEmpty(CancellationToken cancellationToken) =>
        (await ledger.Scan(new Scan { Limit = 1 }, cancellationToken)).Items.Count == 0;

    /// <summary>All that projections hold something of, or have of late.</summary>
    public IAsyncEnumerable<string> Sources(CancellationToken cancellationToken) =>
        ledger.All(new Scan { Attributes = ["source", "version"] }, cancellationToken).Select(row => row.Source);

    /// <summary>Whether DynamoDB takes the row's key.</summary>
    public bool CanHold(Entry entry) => KeyLimits.CanExist(kinds[entry.Key.Kind].Kind.KeyOf(entry.Key));

    private async ValueTask<bool> TryWrite(string source, LedgerRow? before, LedgerStep step, CancellationToken cancellationToken)
    {
        var transaction = database.Transaction();
        var now = time.GetUtcNow();
        var after = new LedgerRow(
            source, step.After, (before?.Version ?? 0) + 1, step.After.Count == 0 ? now + s_keptWhenGone : null);
        transaction.Put(
            ledger, after, before is null ? Condition.NotExists("source") : Condition.Equal("version", before.Version));

        var sums = new Dictionary<EntryKey, decimal[]>();
        var counted = await ReadCounted(step, cancellationToken);
        foreach (var change in step.Changes)
        {
            var (kind, rows) = kinds[change.Key.Kind];
            if (kind.CountedIn is { } counting)
                AddCounted(transaction, kind, counting, change, counted.GetValueOrDefault(change.Key), sums);
            else if (kind.IsShared)
                EntrySums.Add(sums, change.Key, Difference(kind, change.Before, change.After));
            else if (change.After is { } entry)
                transaction.Put(rows, new EntryRow(change.Key.Partition, change.Key.Sort, entry.Numbers));
            else
                transaction.Delete(rows, kind.KeyOf(change.Key));
        }
        foreach (var kind in step.Changes.Select(change => kinds[change.Key.Kind].Kind).Distinct())
        {
            if (kind.VersionOf(source) is { } version)
                EntrySums.Add(sums, version, kind.OneChange);
        }
        foreach (var (key, amounts) in sums.Where(sum => sum.Value.Any(amount => amount != 0)))
        {
            var (kind, rows) = kinds[key.Kind];
            transaction.Update(rows, kind.KeyOf(key), kind.Adding(amounts));
        }
        return (await transaction.Commit(cancellationToken)).Succeeded;
    }

    /// <summary>The rows that the step changes, of the kinds that are counted: whether they begin or end to count is known only from what they held.</summary>
    private async ValueTask<IReadOnlyDictionary<EntryKey, EntryRow>> ReadCounted(LedgerStep step, CancellationToken cancellationToken)
    {
        var found = new Dictionary<EntryKey, EntryRow>();
        foreach (var ofKind in step.Changes.Select(change => change.Key).GroupBy(key => key.Kind))
        {
            var (kind, rows) = kinds[ofKind.Key];
            if (kind.CountedIn is null)
                continue;
            foreach (var row in (await rows.BatchGet(ofKind.Select(kind.KeyOf), cancellationToken, consistent: true)).Values)
                found[new EntryKey(kind.Name, row.Partition, row.Sort)] = row;
        }
        return found;
    }

    /// <param name="held">What the row held, which is made a condition.</param>
    private void AddCounted(
        Transaction transaction,
        EntryKind kind,
        EntryKind counting,
        (EntryKey Key, Entry? Before, Entry? After) change,
        EntryRow? held,
        Dictionary<EntryKey, decimal[]> sums)
    {
        var (first, amounts) = (kind.Numbers[0], Difference(kind, change.Before, change.After));
        var count = held?.Numbers[0];
        transaction.Update(
            kinds[kind.Name].Rows,
            kind.KeyOf(change.Key),
            kind.Adding(amounts),
            count is { } there ? Condition.Equal(first, there) : Condition.NotExists(first));
        var (counted, counts) = (count > 0, (count ?? 0) + amounts[0] > 0);
        if (counted != counts)
            EntrySums.Add(sums, new EntryKey(counting.Name, change.Key.Partition), counting.CountOf(counts ? 1 : -1));
    }

    private static decimal[] Difference(EntryKind kind, Entry? before, Entry? after) =>
        [.. kind.Numbers.Select((_, i) => (after?.Numbers[i] ?? 0) - (before?.Numbers[i] ?? 0))];
}
