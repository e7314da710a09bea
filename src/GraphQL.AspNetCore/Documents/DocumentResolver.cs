using Graph.GraphQL.AspNetCore.Requests;

namespace Graph.GraphQL.AspNetCore.Documents;

/// <summary>
/// Finds the document of a request: its own text, a trusted document by id, or an automatic persisted query by hash, with
/// the messages and codes of Apollo's protocol.
/// </summary>
internal sealed class DocumentResolver(GraphQLHttpOptions options)
{
    private readonly TrustedDocuments? _trusted = options.TrustedDocuments;
    private readonly bool _onlyTrusted = options.OnlyTrustedDocuments;

    private readonly PersistedQueryStore? _persisted =
        options.PersistedQueryCapacity > 0 && !options.OnlyTrustedDocuments
            ? new PersistedQueryStore(options.PersistedQueryCapacity)
            : null;

    /// <summary>Null when <paramref name="document"/> is set.</summary>
    public RequestError? Resolve(in RequestParameters request, out string document)
    {
        document = request.Query!;
        if (request.DocumentId is { } id)
            return ResolveById(id, request.Query, out document);
        if (request.PersistedQuery is { } persisted)
            return ResolvePersisted(persisted, request.Query, out document);
        return _onlyTrusted ? NotTrusted() : null;
    }

    /// <summary>Whether a request gives the id of a trusted document, or its hash, and no text.</summary>
    public bool NamesTrusted(in RequestParameters request) =>
        request.Query is null
        && (request.DocumentId ?? request.PersistedQuery?.Sha256Hash) is { } id
        && _trusted?.Find(id) is not null;

    /// <summary>Remembers a persisted query once it has proved to be executable.</summary>
    public void Remember(in RequestParameters request)
    {
        if (request is { PersistedQuery: { } persisted, Query: { } query })
            _persisted?.Add(persisted.Sha256Hash, query);
    }

    private RequestError? ResolveById(string id, string? query, out string document)
    {
        document = _trusted?.Find(id)!;
        if (query is not null)
            return RequestError.BadRequest("Send either \"query\" or \"documentId\".");
        return document is null
            ? RequestError.WellFormed(HttpErrorCodes.DocumentNotFound, "No trusted document has this documentId.")
            : null;
    }

    private RequestError? ResolvePersisted(PersistedQuery persisted, string? query, out string document)
    {
        document = query ?? _trusted?.Find(persisted.Sha256Hash) ?? _persisted?.Find(persisted.Sha256Hash)!;
        if (persisted.Version != 1)
            return RequestError.BadRequest("Unsupported persisted query version");
        if (query is null)
            return document is null ? NotFound() : null;
        if (!PersistedQueryStore.Matches(persisted.Sha256Hash, query))
            return RequestError.BadRequest("provided sha does not match query");
        return _onlyTrusted && _trusted?.Find(persisted.Sha256Hash) != query ? NotTrusted() : null;
    }

    private RequestError NotFound() => _persisted is null
        ? RequestError.WellFormed(HttpErrorCodes.PersistedQueryNotSupported, "PersistedQueryNotSupported")
        : RequestError.WellFormed(HttpErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound");

    private static RequestError NotTrusted() =>
        RequestError.WellFormed(HttpErrorCodes.DocumentNotTrusted, "Only trusted documents are executed; send \"documentId\".");
}
