using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Rest;

/// <summary>
/// What every answer of a shim says beside its API's headers: since when it is deprecated (RFC 9745), when it will be gone (RFC 8594), and
/// which operation takes its place.
/// </summary>
internal sealed class RestHeaders(Shim shim, RestOptions options)
{
    private readonly StringValues deprecation = string.Create(CultureInfo.InvariantCulture, $"@{options.DeprecatedSince.ToUnixTimeSeconds()}");
    private readonly StringValues sunset = options.Sunset?.ToString("R", CultureInfo.InvariantCulture);
    private readonly StringValues link = $"<{OperationPath(shim)}>; rel=\"successor-version\"; type=\"application/graphql\"";

    /// <summary>Where the document can be read that does the same by GraphQL.</summary>
    public static string OperationPath(Shim shim) => $"/rest/operations/{shim.Operation}";

    public void AddTo(HttpResponse response)
    {
        foreach (var (name, value) in shim.Api.Headers)
            response.Headers[name] = value;
        response.Headers.CacheControl = "no-store";
        response.Headers["Deprecation"] = deprecation;
        if (sunset.Count > 0)
            response.Headers["Sunset"] = sunset;
        response.Headers.Link = link;
    }
}
