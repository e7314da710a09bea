using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Api;

/// <summary>The catalogue of a seller.</summary>
/// <remarks>https://developer.squareup.com/reference/square/catalog-api</remarks>
internal sealed class CatalogApi(SquareExchange exchange)
{
    /// <summary>As many as Square takes in one retrieval.</summary>
    public const int MostRetrieved = 1_000;

    /// <param name="types">Such as <c>ITEM</c> and <c>CATEGORY</c>.</param>
    /// <param name="cursor">Of the page before, with the same types; null for the first.</param>
    /// <exception cref="SquareException">The cursor has expired, among others.</exception>
    public async Task<CatalogPage> List(
        Secret token, IReadOnlyCollection<string> types, string? cursor, CancellationToken cancellationToken)
    {
        var path = UrlQuery.With("/v2/catalog/list", ("types", string.Join(',', types)), ("cursor", cursor));
        return ToPage(await exchange.SendMeasured(SquareRequest.Get(path, token), SquareJson.Default.ListCatalogAnswer, cancellationToken));
    }

    /// <summary>Every object, page after page.</summary>
    public IAsyncEnumerable<CatalogObject> ListAll(
        Secret token, IReadOnlyCollection<string> types, CancellationToken cancellationToken) => CursorPages.ReadAll(
        async cursor =>
        {
            var page = await List(token, types, cursor, cancellationToken);
            return (page.Objects, page.Cursor);
        },
        cancellationToken);

    /// <summary>A page of what the query finds.</summary>
    public async Task<CatalogPage> Search(Secret token, SearchCatalogRequest request, CancellationToken cancellationToken) => ToPage(
        await exchange.SendMeasured(
            SquareRequest.Post("/v2/catalog/search", new("Bearer", token), request, SquareJson.Default.SearchCatalogRequest),
            SquareJson.Default.ListCatalogAnswer,
            cancellationToken));

    /// <summary>Those that exist, of at most <see cref="MostRetrieved"/>.</summary>
    public async Task<CatalogPage> BatchRetrieve(Secret token, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var (answer, size) = await exchange.SendMeasured(
            SquareRequest.Post(
                "/v2/catalog/batch-retrieve", new("Bearer", token), new(ids), SquareJson.Default.BatchRetrieveCatalogRequest),
            SquareJson.Default.BatchRetrieveCatalogAnswer,
            cancellationToken);
        return new CatalogPage(answer.Objects ?? [], null, size);
    }

    /// <param name="idempotencyKey">With the same one it is done once, however often it is sent.</param>
    /// <exception cref="SquareException">It is not valid, or its version is not the last.</exception>
    public async Task<CatalogObject> Upsert(
        Secret token, string idempotencyKey, CatalogObject written, CancellationToken cancellationToken)
    {
        var answer = await exchange.Send(
            SquareRequest.Post(
                "/v2/catalog/object", new("Bearer", token), new(idempotencyKey, written), SquareJson.Default.UpsertCatalogRequest),
            SquareJson.Default.UpsertCatalogAnswer,
            cancellationToken);
        return answer.CatalogObject;
    }

    private static CatalogPage ToPage((ListCatalogAnswer Answer, int Size) read) => new(read.Answer.Objects ?? [], read.Answer.Cursor, read.Size);
}

/// <param name="Cursor">Of the next page; null on the last.</param>
/// <param name="Size">Of all of them, in bytes.</param>
internal sealed record CatalogPage(IReadOnlyList<CatalogObject> Objects, string? Cursor, int Size)
{
    /// <summary>Its cursor has expired, or is none.</summary>
    public static CatalogPage Unknown { get; } = new([], null, 0);

    public bool IsKnown => !ReferenceEquals(this, Unknown);
}

internal sealed record ListCatalogAnswer(IReadOnlyList<CatalogObject>? Objects = null, string? Cursor = null);

/// <param name="BeginTime">Objects that have changed after it.</param>
/// <param name="Limit">At most 1,000.</param>
internal sealed record SearchCatalogRequest(
    IReadOnlyCollection<string> ObjectTypes,
    string? Cursor = null,
    CatalogQuery? Query = null,
    DateTimeOffset? BeginTime = null,
    bool? IncludeDeletedObjects = null,
    int? Limit = null);

/// <summary>By one of these.</summary>
internal sealed record CatalogQuery(TextQuery? TextQuery);

/// <param name="Keywords">At least one; an object has all of them.</param>
internal sealed record TextQuery(IReadOnlyList<string> Keywords);

internal sealed record BatchRetrieveCatalogRequest(IReadOnlyCollection<string> ObjectIds);

internal sealed record BatchRetrieveCatalogAnswer(IReadOnlyList<CatalogObject>? Objects = null);

internal sealed record UpsertCatalogRequest(string IdempotencyKey, CatalogObject Object);

internal sealed record UpsertCatalogAnswer(CatalogObject CatalogObject);
