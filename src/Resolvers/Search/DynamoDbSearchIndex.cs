using Graph.DynamoDb;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Search;

/// <summary>Reads the rows of one term, which is the one that says most: the longest.</summary>
internal sealed class DynamoDbSearchIndex(Database database) : ISearchIndex
{
    private readonly Table<EntryRow> rows = SearchPostings.Kind.Open(database);

    public async ValueTask<SearchHits?> Find(
        SearchType type, IReadOnlyList<string> terms, string scope, int limit, string? after, CancellationToken cancellationToken)
    {
        var longest = terms.MaxBy(term => term.Length)!;
        var query = SearchPostings.StartingWith(type, longest) with { Limit = limit, Scope = scope };
        if (!rows.TryContinue(query, after, out var continued))
            return null;
        var page = await rows.Query(continued, cancellationToken);
        return new SearchHits([.. page.Items.Select(row => SearchPostings.HitOf(row, longest))], page.CursorAt, page.Next);
    }
}
