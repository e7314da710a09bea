using System.Runtime.CompilerServices;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Search;

/// <summary>
/// Finds orders, customers and products by words: exact matches first, then type by type, as the index ranks. Each that the index finds is
/// read and looked at again, so that what has changed since is not in the way.
/// </summary>
public sealed class Searcher
{
    /// <summary>How many hits are asked for at once where some of them may be none, or already were.</summary>
    private const int BatchOfMany = 100;

    private readonly ISearchIndex index;
    private readonly SearchDocuments documents;
    private readonly ProjectionStore projections;

    internal Searcher(ISearchIndex index, SearchDocuments documents, ProjectionStore projections) =>
        (this.index, this.documents, this.projections) = (index, documents, projections);

    /// <summary>How many hits are looked at for one page at most; a page that ends there is short and goes on by its cursor.</summary>
    internal int MostRead { get; init; } = 1000;

    /// <exception cref="GraphQLException">The cursor is of another list, or the index was never made as a whole.</exception>
    internal async ValueTask<Connection<object>> Page(SearchRequest request, int first, string? after, CancellationToken cancellationToken)
    {
        var start = SearchPlace.Parse(after, request);
        if (!await projections.IsComplete(SearchIndexTable.LedgerName, cancellationToken))
            throw new GraphQLException("There is no search index yet; an operator makes it by `rebuild-metrics`.", "NOT_READY");
        var found = new List<Result>();
        string? next = null;
        await foreach (var result in Results(request, start, first, cancellationToken))
        {
            if (result.Node is null)
                next = result.Cursor;
            else if (found.Count == first)
                next = found[^1].Cursor;
            else
                found.Add(result);
            if (next is not null)
                break;
        }
        return new Connection<object>([.. found.Select(result => result.Node!)], at => found[at].Cursor, next, after is not null);
    }

    private async IAsyncEnumerable<Result> Results(
        SearchRequest request, SearchPlace start, int first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var exact = await documents.GetExact(request.Types, request.Text, cancellationToken);
        if (start.IsExact)
        {
            // An order comes before a customer.
            foreach (var (type, document) in exact.Where(match => start.Type is null || match.Type < start.Type))
                yield return new Result(document.Node, SearchPlace.OfExact(type, request).ToString());
        }
        var read = 0;
        foreach (var type in request.Types.SkipWhile(type => !start.IsExact && type != start.Type))
        {
            var after = !start.IsExact && type == start.Type ? start.Inner : null;
            do
            {
                var limit = request.Terms.Count == 1 && read == 0 ? first + 1 : BatchOfMany;
                var hits = await index.Find(type, request.Terms, request.Scope, limit, after, cancellationToken) ?? throw BadCursor.Error();
                var there = await documents.GetMany(type, [.. hits.Items.Select(hit => hit.Id).Distinct()], cancellationToken);
                foreach (var (at, hit) in hits.Items.Index())
                {
                    if (there.TryGetValue(hit.Id, out var document)
                        && document.Has(request.Terms)
                        && document.IsFirst(hit)
                        && !exact.Any(match => match.Type == type && match.Document.Id == document.Id))
                        yield return new Result(document.Node, new SearchPlace(false, type, hits.CursorAt(at)).ToString());
                }
                (read, after) = (read + hits.Items.Count, hits.Next);
                if (after is not null && read >= MostRead)
                {
                    yield return new Result(null, new SearchPlace(false, type, after).ToString());
                    yield break;
                }
            }
            while (after is not null);
        }
    }

    /// <param name="Node">Null for how far was read when too much was.</param>
    private readonly record struct Result(object? Node, string Cursor);
}
