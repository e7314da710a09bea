using System.Collections.Concurrent;

namespace Graph.Resolvers.Shared;

/// <summary>Pages that are read together. DynamoDB has no batch of queries: they are read some at a time.</summary>
internal static class PageBatch
{
    private const int Parallelism = 16;

    /// <param name="read">Null for a page whose cursor is not one of its list: it is left out.</param>
    public static async ValueTask<IReadOnlyDictionary<TPage, Connection<TNode>>> Read<TPage, TNode>(
        IReadOnlyList<TPage> pages, Func<TPage, CancellationToken, ValueTask<Connection<TNode>?>> read, CancellationToken cancellation)
        where TPage : notnull
    {
        var found = new ConcurrentDictionary<TPage, Connection<TNode>>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(pages, options, async (page, token) =>
        {
            if (await read(page, token) is { } connection)
                found[page] = connection;
        });
        return found;
    }
}
