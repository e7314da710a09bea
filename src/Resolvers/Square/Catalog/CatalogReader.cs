using Graph.DynamoDb;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>Reads sellers' catalogues, page by page or by id, each page and object at most once in a while.</summary>
public sealed class CatalogReader(SquareClient square, SellerCalls calls, SquareCache cache, Database database)
{
    /// <summary>Always the same, so that a page serves all who ask for fewer: Square's cursors are good with the same request only.</summary>
    private const int PageLength = 100;

    /// <summary>How many of Square's pages are read for one of ours at most; one that ends there is short and goes on by its cursor.</summary>
    private const int MostPages = 5;

    private const int LongestId = 192;

    private static readonly TimeSpan s_objectsKept = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_categoriesKept = TimeSpan.FromMinutes(30);

    /// <exception cref="GraphQLException">Code <c>BAD_CURSOR</c>, or one of <see cref="SellerCalls"/>.</exception>
    internal async ValueTask<Connection<CatalogNode>> Page(
        Seller seller, CatalogRequest request, int first, string? after, CancellationToken cancellationToken)
    {
        var scope = CursorScope.Of(seller.MerchantId, request.Scope);
        var start = CatalogPlace.Parse(after, database.Cursors, scope) ?? throw BadCursor.Error();
        // A page that was kept may say where to go on when Square has forgotten it: then once more, from what Square says now.
        var (found, next) = await Fill(seller, request, first, start, cancellationToken)
            ?? (after is null ? await Fill(seller, request, first, start, cancellationToken) : null)
            ?? throw BadCursor.Error();
        return new Connection<CatalogNode>(
            [.. found.Select(one => one.Node)],
            at => found[at].Place.ToCursor(database.Cursors, scope),
            next?.ToCursor(database.Cursors, scope),
            after is not null);
    }

    /// <summary>Those that exist.</summary>
    internal async ValueTask<IReadOnlyDictionary<string, CatalogObject>> GetMany(
        Seller seller, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, CatalogObject>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var id in ids.Where(id => id.Length is > 0 and <= LongestId).Distinct(StringComparer.Ordinal))
        {
            if (cache.Find<CatalogObject>(seller, ObjectKey(id)) is { } kept)
                found[id] = kept;
            else
                missing.Add(id);
        }
        foreach (var chunk in missing.Chunk(CatalogApi.MostRetrieved))
        {
            var page = await Retrieve(seller, chunk, cancellationToken);
            foreach (var read in page.Objects)
            {
                found[read.Id] = read;
                var lasts = read.Type == CatalogObject.CategoryType ? s_categoriesKept : s_objectsKept;
                cache.Keep(seller, ObjectKey(read.Id), lasts, page.Size / page.Objects.Count, read);
            }
        }
        return found;
    }

    /// <summary>As Square has it now.</summary>
    internal async ValueTask<CatalogObject?> GetNow(Seller seller, string id, CancellationToken cancellationToken) =>
        id.Length is > 0 and <= LongestId ? (await Retrieve(seller, [id], cancellationToken)).Objects.FirstOrDefault() : null;

    private Task<CatalogPage> Retrieve(Seller seller, string[] ids, CancellationToken cancellationToken) => calls.Call(
        seller, (token, limit) => square.Catalog.BatchRetrieve(token, ids, limit), cancellationToken);

    /// <returns>Null when Square does not know a cursor any more.</returns>
    private async ValueTask<(List<(CatalogNode Node, CatalogPlace Place)> Found, CatalogPlace? Next)?> Fill(
        Seller seller, CatalogRequest request, int first, CatalogPlace start, CancellationToken cancellationToken)
    {
        var found = new List<(CatalogNode, CatalogPlace)>();
        var at = start;
        for (var pages = 0; pages < MostPages; pages++)
        {
            if (await PageAt(seller, request, at.Page, cancellationToken) is not { } page)
                return null;
            for (var i = at.Skip; i < page.Objects.Count; i++)
            {
                if (found.Count == first)
                    return (found, at with { Skip = i });
                if (CatalogNode.Of(seller, page.Objects[i]) is { } node)
                    found.Add((node, at with { Skip = i + 1 }));
            }
            if (page.Cursor is null)
                return (found, null);
            at = new CatalogPlace(page.Cursor, 0);
            if (found.Count == first)
                break;
        }
        return (found, at);
    }

    private async ValueTask<CatalogPage?> PageAt(Seller seller, CatalogRequest request, string? cursor, CancellationToken cancellationToken)
    {
        var page = await cache.Get(
            seller,
            PageKey(request, cursor),
            request.IsOfCategories ? s_categoriesKept : s_objectsKept,
            page => page.Size,
            () => calls.Call(seller, (token, limit) => Search(token, request, cursor, limit), CancellationToken.None),
            cancellationToken);
        if (page.IsKnown)
            return page;
        cache.Forget(seller, PageKey(request, cursor));
        cache.Forget(seller, PageKey(request, null));
        return null;
    }

    private async Task<CatalogPage> Search(Secret token, CatalogRequest request, string? cursor, CancellationToken cancellationToken)
    {
        var query = request.Keywords.Count == 0 ? null : new CatalogQuery(new TextQuery(request.Keywords));
        try
        {
            return await square.Catalog.Search(
                token, new SearchCatalogRequest(request.Types, cursor, query, Limit: PageLength), cancellationToken);
        }
        catch (SquareException refusal) when (refusal.IsInvalidCursor)
        {
            return CatalogPage.Unknown;
        }
    }

    private static string PageKey(CatalogRequest request, string? cursor) => CursorScope.Of("page", request.Scope, cursor);

    private static string ObjectKey(string id) => CursorScope.Of("object", id);
}
