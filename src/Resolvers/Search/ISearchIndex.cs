namespace Graph.Resolvers.Search;

/// <summary>Finds by words. What it finds is looked at again, so it may lag behind and find too much.</summary>
internal interface ISearchIndex
{
    /// <summary>What has words that begin with the terms, best first.</summary>
    /// <param name="terms">At least one, the longest of at least two characters.</param>
    /// <param name="scope">What the whole list is; a cursor is of one list.</param>
    /// <returns>Null when <paramref name="after"/> is no cursor of the list.</returns>
    ValueTask<SearchHits?> Find(
        SearchType type, IReadOnlyList<string> terms, string scope, int limit, string? after, CancellationToken cancellationToken);
}

/// <param name="Word">The word that was found.</param>
/// <param name="Term">What it begins with; of several words that do, the first in ordinal order counts.</param>
internal sealed record SearchHit(string Id, string Word, string Term);

/// <param name="Next">The cursor after which the next hits come; null at the end.</param>
internal sealed record SearchHits(IReadOnlyList<SearchHit> Items, Func<int, string> CursorAt, string? Next);
