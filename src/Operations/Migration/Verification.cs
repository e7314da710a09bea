using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Graph.Operations.Migration;

/// <summary>Counts the items of old and new tables, and compares some of them by what they hold.</summary>
internal sealed class Verification(Requests requests, TimeProvider time)
{
    /// <param name="report">Told of each table how many items of the old one are done.</param>
    public async Task<IReadOnlyList<(TablePair Pair, Comparison Comparison)>> Run(
        MigrationPlan plan, Action<TablePair, long> report, CancellationToken cancellationToken)
    {
        var pairs = await TablePair.Find(plan, requests, cancellationToken).ConfigureAwait(false);
        if (pairs.FirstOrDefault(pair => pair.New is null) is { } missing)
            throw new MigrationStoppedException($"Table {missing.NewName} does not exist: run migrate without --verify first, or check --stage.");
        var results = new List<(TablePair, Comparison)>();
        foreach (var pair in pairs)
            results.Add((pair, await Compare(pair, plan, report, cancellationToken).ConfigureAwait(false)));
        return results;
    }

    private async Task<Comparison> Compare(TablePair pair, MigrationPlan plan, Action<TablePair, long> report, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var turn = new Lock();
        var sum = Comparison.None;
        await SegmentScan.ForEach(plan.Segments, ReadOld, cancellationToken).ConfigureAwait(false);
        await SegmentScan.ForEach(plan.Segments, CountNew, cancellationToken).ConfigureAwait(false);
        return sum;

        // The sample is taken where items are counted: a scan that only counts costs as much, and would be a second one.
        async ValueTask ReadOld(int segment, CancellationToken token)
        {
            await foreach (var page in new SegmentScan(requests, pair.OldName, segment, plan.Segments).Pages(cancellationToken: token).ConfigureAwait(false))
            {
                PlannedItem[] items = [.. page.Items.Select(item => PlannedItem.From(item, pair.Table.Ttl, now))];
                var living = items.Where(item => !pair.Table.HasExpired(item.Item, now)).ToArray();
                var compared = await CompareSample(pair, Sample(living, plan.SamplePercent), token).ConfigureAwait(false);
                Add(compared with { Old = living.Length, Expired = items.Length - living.Length });
            }
        }

        async ValueTask CountNew(int segment, CancellationToken token)
        {
            var scan = new SegmentScan(requests, pair.NewName, segment, plan.Segments);
            await foreach (var page in scan.Pages(null, request => CountLiving(request, pair.Table, now), token).ConfigureAwait(false))
                Add(new Comparison { New = page.Count ?? 0 });
        }

        void Add(Comparison more)
        {
            lock (turn)
            {
                sum += more;
                report(pair, sum.Old + sum.Expired);
            }
        }
    }

    private static void CountLiving(ScanRequest request, MigratedTable table, DateTimeOffset now)
    {
        request.Select = Select.COUNT;
        if (table.Definition.TimeToLive is not { } attribute)
            return;
        request.FilterExpression = "NOT (attribute_type(#ttl, :number) AND #ttl < :now)";
        request.ExpressionAttributeNames = new() { ["#ttl"] = attribute };
        request.ExpressionAttributeValues = new()
        {
            [":number"] = new AttributeValue { S = "N" },
            [":now"] = new AttributeValue { N = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
        };
    }

    /// <summary>With the first of each page, so that small tables are not left out.</summary>
    private static PlannedItem[] Sample(PlannedItem[] items, double percent) =>
        percent <= 0 ? [] : [.. items.Where((_, position) => position == 0 || Random.Shared.NextDouble() * 100 < percent)];

    private async Task<Comparison> CompareSample(TablePair pair, PlannedItem[] sample, CancellationToken cancellationToken)
    {
        var sum = Comparison.None;
        foreach (var chunk in sample.Chunk(Requests.MostReads))
        {
            var found = await requests.Get(pair.NewName, chunk.Select(item => item.Id), cancellationToken).ConfigureAwait(false);
            foreach (var item in chunk)
            {
                var id = pair.Table.Shown(item.Id);
                if (!found.TryGetValue(item.Id, out var copy))
                    sum += new Comparison { Missing = 1, Named = [$"{pair.NewName} has no {id}"] };
                else if (!item.IsSameAs(copy))
                    sum += new Comparison { Different = 1, Named = [$"{pair.NewName} has another {id}"] };
            }
        }
        return sum with { Compared = sample.Length };
    }
}
