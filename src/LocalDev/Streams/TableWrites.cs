using System.Collections.Concurrent;

namespace Graph.LocalDev.Streams;

/// <summary>
/// Tells who follows a table's stream that the table was written, when it was through this: so streams are looked at at once, and seldom
/// else, for looks take the database's time from others.
/// </summary>
/// <remarks>To be put between DynamoDB's client and the network. A hint: it may tell of too much, and not of what others write.</remarks>
internal sealed class TableWrites(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly HashSet<string> Operations = ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"];

    private readonly ConcurrentDictionary<string, TaskCompletionSource> nextByTable = new(StringComparer.Ordinal);

    /// <summary>Ends with the table's next write, which is in its stream by then.</summary>
    public Task Next(string table) => nextByTable.GetOrAdd(table, _ => NewSource()).Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Before it is sent: content may be read once only.
        var written = await Written(request, cancellationToken);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            // Also where no answer came: it may be written.
            foreach (var table in written)
                Tell(table);
        }
    }

    private void Tell(string table)
    {
        TaskCompletionSource? told = null;
        nextByTable.AddOrUpdate(table, _ => NewSource(), (_, next) =>
        {
            told = next;
            return NewSource();
        });
        told?.TrySetResult();
    }

    /// <summary>Tables that somebody has followed and that the request names, in whichever of the operations' shapes.</summary>
    private async ValueTask<IReadOnlyList<string>> Written(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not { } content || nextByTable.IsEmpty || !IsWrite(request))
            return [];
        var body = await content.ReadAsStringAsync(cancellationToken);
        return [.. nextByTable.Keys.Where(table => body.Contains($"\"{table}\"", StringComparison.Ordinal))];
    }

    private static bool IsWrite(HttpRequestMessage request) =>
        request.Headers.TryGetValues("X-Amz-Target", out var targets)
        && targets.Single() is var target
        && Operations.Contains(target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
