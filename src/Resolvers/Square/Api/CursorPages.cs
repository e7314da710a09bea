using System.Runtime.CompilerServices;

namespace Graph.Resolvers.Square.Api;

/// <summary>Everything of a list that Square gives in pages: the same request again, with the cursor of the page before.</summary>
/// <remarks>https://developer.squareup.com/docs/build-basics/common-api-patterns/pagination</remarks>
internal static class CursorPages
{
    /// <param name="page">The entries of one page, null when there are none, and the cursor of the next, null on the last.</param>
    /// <exception cref="SquareUnavailableException">A page's next one is itself.</exception>
    public static async IAsyncEnumerable<T> ReadAll<T>(
        Func<string?, Task<(IReadOnlyList<T>? Entries, string? Cursor)>> page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (entries, next) = await page(cursor);
            foreach (var entry in entries ?? [])
                yield return entry;
            if (next is not null && next == cursor)
                throw new SquareUnavailableException("Square's pages do not end.");
            cursor = next;
        }
        while (cursor is not null);
    }
}
