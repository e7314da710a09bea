using Graph.GraphQL.Execution;

namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>
/// What a request gives, by POST or GET. GraphQL over HTTP, section "Request Parameters"; <see cref="DocumentId"/> is of
/// its appendix on persisted documents, <see cref="PersistedQuery"/> of Apollo's <c>extensions.persistedQuery</c>.
/// </summary>
internal struct RequestParameters
{
    public string? Query;
    public string? OperationName;
    public IReadOnlyDictionary<string, object?>? Variables;
    public string? DocumentId;
    public PersistedQuery? PersistedQuery;

    /// <summary>Of graphql-sse's <c>extensions.operationId</c>.</summary>
    public string? OperationId;

    public readonly bool HasDocument => Query is not null || DocumentId is not null || PersistedQuery is not null;

    public readonly GraphQLRequest ToRequest(string document) =>
        new() { Query = document, OperationName = OperationName, Variables = Variables };
}

/// <summary>Apollo's automatic persisted query.</summary>
/// <param name="Version">1 is the only version.</param>
/// <param name="Sha256Hash">Of the query's UTF-8 text, in hexadecimal.</param>
internal sealed record PersistedQuery(long Version, string Sha256Hash);
