using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Reading;

/// <summary>Reads to the end, request by request.</summary>
internal static class WholeReading
{
    public static async IAsyncEnumerable<T> All<T>(
        Table<T> table, ReadPlan plan, Action<MalformedItemException>? onMalformed, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : notnull
    {
        await foreach (var answer in Answers(plan, new RequestPosition(plan.Start), cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in Read(table, answer, onMalformed))
                yield return item;
        }
    }

    public static IAsyncEnumerable<T> All<T>(
        Table<T> table, ReadPlan plan, int segments, Action<MalformedItemException>? onMalformed, CancellationToken cancellationToken)
        where T : notnull
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segments, 1);
        return segments == 1
            ? All(table, plan, onMalformed, cancellationToken)
            : InSegments(table, plan, segments, onMalformed, cancellationToken);
    }

    public static async ValueTask<int> Count(ReadPlan plan, CancellationToken cancellationToken)
    {
        var count = 0;
        var first = new RequestPosition(plan.Start) { CountOnly = true };
        await foreach (var answer in Answers(plan, first, cancellationToken).ConfigureAwait(false))
            count += answer.Count;
        return count;
    }

    private static async IAsyncEnumerable<T> InSegments<T>(
        Table<T> table,
        ReadPlan plan,
        int segments,
        Action<MalformedItemException>? onMalformed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : notnull
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Bounded: readers wait for a slow consumer instead of filling the memory.
        var channel = Channel.CreateBounded<RawPage>(segments);
        var reading = Task.WhenAll(Enumerable.Range(0, segments).Select(ReadSegment));
        _ = reading.ContinueWith(
            done => channel.Writer.TryComplete(done.Exception?.InnerException), TaskScheduler.Default);
        try
        {
            await foreach (var answer in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in Read(table, answer, onMalformed))
                    yield return item;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task ReadSegment(int segment)
        {
            var first = new RequestPosition(null) { Segment = segment, Segments = segments };
            await foreach (var answer in Answers(plan, first, stop.Token).ConfigureAwait(false))
                await channel.Writer.WriteAsync(answer, stop.Token).ConfigureAwait(false);
        }
    }

    private static IEnumerable<T> Read<T>(Table<T> table, RawPage answer, Action<MalformedItemException>? onMalformed)
        where T : notnull
    {
        foreach (var row in answer.Items)
        {
            T item;
            try
            {
                item = table.Read(row);
            }
            catch (MalformedItemException malformed) when (onMalformed is not null)
            {
                onMalformed(malformed);
                continue;
            }
            yield return item;
        }
    }

    private static async IAsyncEnumerable<RawPage> Answers(
        ReadPlan plan, RequestPosition position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await plan.Send(position, cancellationToken).ConfigureAwait(false);
            yield return answer;
            if (answer.IsLast)
                yield break;
            position = position with { Start = answer.LastEvaluatedKey };
        }
    }
}
