using System.Globalization;
using Graph.GraphQL.AspNetCore.Documents;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Responses;

/// <summary>
/// Whether browsers and proxies may keep the answer to a GET. What one viewer sees is not for the next, so they may only where nobody
/// asks: a query without credentials, of a trusted document by its id, that nothing went wrong in.
/// </summary>
internal sealed class SharedCaching(DocumentResolver documents, GraphQLHttpOptions options)
{
    public const string Forbidden = "no-store";

    /// <summary>What the answer depends on beside the address. Origin by CORS, whose headers another step adds.</summary>
    private const string Vary = "Accept, Accept-Encoding, Authorization, Origin";

    private readonly string? _allowed = options.TrustedMaxAgeSeconds > 0
        ? string.Create(CultureInfo.InvariantCulture, $"public, max-age={options.TrustedMaxAgeSeconds}")
        : null;

    /// <returns>The value of Cache-Control.</returns>
    public string Of(HttpContext context, in RequestParameters request, ExecutionResult result) =>
        _allowed is not null && IsAnonymous(context) && documents.NamesTrusted(request) && IsWholeQuery(result) ? _allowed : Forbidden;

    public static void Say(HttpResponse response, string cacheControl)
    {
        response.Headers.CacheControl = cacheControl;
        response.Headers.Vary = Vary;
    }

    /// <summary>A cookie counts when somebody is signed in by it.</summary>
    private static bool IsAnonymous(HttpContext context) =>
        context.Request.Headers.Authorization.Count == 0 && !context.User.Identities.Any(identity => identity.IsAuthenticated);

    private static bool IsWholeQuery(ExecutionResult result) => result is { Operation: OperationType.Query, Errors.Count: 0 };
}
