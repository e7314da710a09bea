using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Rest;

/// <summary>
/// What every answer of a shim says beside its API's headers: since when it is deprecated (RFC 9745), when it will be gone (RFC 8594), and
/// which operation takes its place.
/// </summary>
internal sealed class RestHeaders(Shim shim, RestOptions options)
{
    /// <summary>Below it the documents can be read that do the same by GraphQL.</summary>
    public const string OperationsPath = "/rest/operations/";

    private readonly StringValues deprecation = string.Create(CultureInfo.InvariantCulture, $"@{options.DeprecatedSince.ToUnixTimeSeconds()}");
    private readonly StringValues sunset = options.Sunset?.ToString("R", CultureInfo.InvariantCulture);
    private readonly StringValues link = shim.Operation is { } name
        ? $"<{OperationsPath}{name}>; rel=\"successor-version\"; type=\"application/graphql\""
        : default(StringValues);

    public void AddTo(HttpContext context)
    {
        shim.Api.AddHeadersTo(context);
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers["Deprecation"] = deprecation;
        if (sunset.Count > 0)
            response.Headers["Sunset"] = sunset;
        if (link.Count > 0)
            response.Headers.Link = link;
    }
}
