using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Reading;

/// <summary>
/// Reads one page: on and on until it is full, one item more is known to follow, the data ends, or the bound on items
/// read is reached.
/// </summary>
internal sealed class PageReading<T>(Table<T> table, ReadPlan plan, Func<T, bool>? keeps)
    where T : notnull
{
    /// <summary>Filtered reads ask for more than the page needs, as most of it may not pass.</summary>
    private const int SmallestFilteredRead = 100;

    private readonly List<T> items = [];
    private readonly List<Dictionary<string, AttributeValue>> rows = [];
    private int itemsRead;

    /// <summary>One item beyond the page tells whether there is a next page.</summary>
    private int Wanted => plan.Limit + 1;

    public async ValueTask<Page<T>> Read(CancellationToken cancellationToken)
    {
        var start = plan.Start;
        for (var request = 0; ; request++)
        {
            var position = new RequestPosition(start, RequestLimit(request));
            var answer = await plan.Send(position, cancellationToken).ConfigureAwait(false);
            itemsRead += answer.ItemsRead;
            Take(answer.Items);
            if (items.Count >= Wanted)
                return ToPage(CursorAt(plan.Limit - 1));
            if (answer.IsLast)
                return ToPage(null);
            if (itemsRead >= plan.MostRead)
                return ToPage(table.Cursor(plan, answer.LastEvaluatedKey!));
            start = answer.LastEvaluatedKey;
        }
    }

    private int RequestLimit(int request)
    {
        var missing = Wanted - items.Count;
        if (!plan.Filters && keeps is null)
            return missing;
        var wide = (long)Math.Max(missing, SmallestFilteredRead) << Math.Min(request, 10);
        return (int)Math.Clamp(plan.MostRead - itemsRead, 1, wide);
    }

    private void Take(List<Dictionary<string, AttributeValue>> answered)
    {
        foreach (var row in answered)
        {
            if (items.Count >= Wanted)
                return;
            var item = table.Read(row);
            if (keeps is not null && !keeps(item))
                continue;
            items.Add(item);
            rows.Add(row);
        }
    }

    private Page<T> ToPage(string? next)
    {
        var count = Math.Min(items.Count, plan.Limit);
        return new Page<T>(items.GetRange(0, count), next, itemsRead, CursorAt);
    }

    private string CursorAt(int index) => table.Cursor(plan, rows[index]);
}
