using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Http;

/// <summary>
/// Headers by which browsers leave undone what no client of an API needs; those of the systems before this one, and no framing.
/// The IDE's page has a content security policy of its own.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly StringValues s_transport = "max-age=15552000; includeSubDomains; preload";
    private static readonly StringValues s_nosniff = "nosniff";
    private static readonly StringValues s_noReferrer = "no-referrer";
    private static readonly StringValues s_off = "off";
    private static readonly StringValues s_noopen = "noopen";
    private static readonly StringValues s_none = "none";
    private static readonly StringValues s_ownCluster = "?1";
    private static readonly StringValues s_deny = "DENY";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.StrictTransportSecurity = s_transport;
        headers.XContentTypeOptions = s_nosniff;
        headers.XFrameOptions = s_deny;
        headers["Referrer-Policy"] = s_noReferrer;
        headers["X-DNS-Prefetch-Control"] = s_off;
        headers["X-Download-Options"] = s_noopen;
        headers["X-Permitted-Cross-Domain-Policies"] = s_none;
        headers["Origin-Agent-Cluster"] = s_ownCluster;
        return next(context);
    });
}
