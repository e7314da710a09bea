using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Search;

public sealed class SearchResolvers(Searcher searcher)
{
    [Field("Query.search")]
    public ValueTask<Connection<object>> Search(
        string text, IReadOnlyList<SearchType>? types, int first, string? after, CancellationToken cancellationToken) =>
        searcher.Page(SearchRequest.Of(text, types), PageSize.Check(first), after, cancellationToken);
}
