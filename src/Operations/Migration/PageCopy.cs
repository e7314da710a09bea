using Amazon.DynamoDBv2;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Graph.Operations.Migration;

/// <summary>Writes items into a new table that it does not have.</summary>
/// <remarks>
/// BatchWriteItem knows no conditions, and conditional writes go one a request. What this leaves open is the time between one read and
/// the one write after it: what is tried again, however much later, is read again. A new system that makes an item of the same id in
/// these milliseconds loses it, which is why nobody uses the new tables yet when they are filled (docs/operations.md); whoever has
/// written before, or between two runs, is never overwritten.
/// </remarks>
internal sealed class PageCopy(Requests requests, MigratedTable table, string newName, bool overwrite)
{
    /// <returns>Once all items are written, or counted as what was not written.</returns>
    public async Task<Figures> Copy(IReadOnlyCollection<PlannedItem> page, CancellationToken cancellationToken)
    {
        var figures = Figures.Of(page);
        foreach (var chunk in page.Chunk(Requests.MostReads))
            figures += await CopyChunk(chunk, cancellationToken).ConfigureAwait(false);
        return figures;
    }

    private async Task<Figures> CopyChunk(IReadOnlyList<PlannedItem> chunk, CancellationToken cancellationToken)
    {
        var figures = Figures.None;
        var sent = new HashSet<string>(StringComparer.Ordinal);
        for (var attempt = 1; chunk.Count > 0; attempt++)
        {
            var found = await requests.Get(newName, chunk.Select(item => item.Id), cancellationToken).ConfigureAwait(false);
            var missing = new List<PlannedItem>();
            foreach (var item in chunk)
            {
                if (IsToBeWritten(item, found.GetValueOrDefault(item.Id)))
                    missing.Add(item);
                else
                    figures += Found(item, found[item.Id], sent);
            }
            var left = new List<PlannedItem>();
            foreach (var batch in missing.Chunk(Requests.MostWrites))
                figures += await Write(batch, sent, left, cancellationToken).ConfigureAwait(false);
            attempt = await requests.WaitForWrites(attempt, chunk.Count, left.Count, cancellationToken).ConfigureAwait(false);
            chunk = left;
        }
        return figures;
    }

    private bool IsToBeWritten(PlannedItem item, Item? found) => found is null || (overwrite && !item.IsSameAs(found));

    private Figures Found(PlannedItem item, Item found, HashSet<string> sent)
    {
        if (!item.IsSameAs(found))
            return new Figures { Different = 1, Named = [$"{newName} has another {table.Shown(item.Id)}"] };
        // An answer was lost, and the write was not.
        return sent.Contains(item.Id) ? new Figures { Written = 1 } : new Figures { Present = 1 };
    }

    private async Task<Figures> Write(PlannedItem[] batch, HashSet<string> sent, List<PlannedItem> left, CancellationToken cancellationToken)
    {
        sent.UnionWith(batch.Select(item => item.Id));
        try
        {
            var ids = await requests.Put(newName, batch, cancellationToken).ConfigureAwait(false);
            left.AddRange(batch.Where(item => ids.Contains(item.Id)));
            return new Figures { Written = batch.Length - ids.Count };
        }
        catch (AmazonDynamoDBException refusal) when (refusal.ErrorCode == "ValidationException" && batch is [var item])
        {
            return new Figures { Refused = 1, Named = [$"{newName} does not take {table.Shown(item.Id)}: {refusal.Message}"] };
        }
        catch (AmazonDynamoDBException refusal) when (refusal.ErrorCode == "ValidationException")
        {
            // One of them is too large, or has no key for an index, and all are refused for it: each for itself below.
        }
        var figures = Figures.None;
        foreach (var item in batch)
            figures += await Write([item], sent, left, cancellationToken).ConfigureAwait(false);
        return figures;
    }
}
