using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2.Model;

namespace Graph.Operations.Migration;

/// <summary>Reads one segment of a table, page by page.</summary>
internal sealed class SegmentScan(Requests requests, string table, int segment, int segments)
{
    /// <summary>A page has at most 1 MB in any case; this bounds what is done again when the process ends.</summary>
    private const int MostItems = 1_000;

    /// <param name="after">The id after which to go on; null for the beginning.</param>
    public async IAsyncEnumerable<ScanResponse> Pages(
        string? after = null, Action<ScanRequest>? configure = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        do
        {
            var request = new ScanRequest
            {
                TableName = table,
                Segment = segment,
                TotalSegments = segments,
                // An item that was written just before the migration began must not be passed over.
                ConsistentRead = true,
                Limit = MostItems,
                ExclusiveStartKey = after is null ? null : new() { [MigratedTable.Key] = new AttributeValue { S = after } },
            };
            configure?.Invoke(request);
            var page = await requests.Scan(request, cancellationToken).ConfigureAwait(false);
            yield return page;
            after = LastOf(page);
        }
        while (after is not null);
    }

    /// <summary>Null on the last page.</summary>
    public static string? LastOf(ScanResponse page) => page.LastEvaluatedKey is { Count: > 0 } key ? key[MigratedTable.Key].S : null;

    /// <summary>Does something for all segments of a table at once; the first failure ends all.</summary>
    public static Task ForEach(int segments, Func<int, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, segments), new ParallelOptions { MaxDegreeOfParallelism = segments, CancellationToken = cancellationToken }, work);
}
