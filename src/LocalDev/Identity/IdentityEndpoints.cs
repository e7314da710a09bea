using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.LocalDev.Identity;

/// <summary>
/// The issuer over HTTP: <c>/dev/token</c>, and where the gateway finds the keys (OpenID Connect Discovery). Tokens are for who
/// sits at this machine: neither for other machines nor for the pages of other sites in its browser.
/// </summary>
internal static class IdentityEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder endpoints, IdentityIssuer issuer) =>
        endpoints.MapGet("/dev/token", context => AnswerToken(context, issuer));

    public static void MapKeys(this IEndpointRouteBuilder endpoints, IdentityIssuer issuer)
    {
        var configuration = $$"""{"issuer":"{{issuer.Name}}","jwks_uri":"{{issuer.Name}}/dev/jwks"}""";
        endpoints.MapGet("/.well-known/openid-configuration", context => Answer(context, StatusCodes.Status200OK, configuration));
        endpoints.MapGet("/dev/jwks", context => Answer(context, StatusCodes.Status200OK, issuer.KeySet()));
    }

    private static Task AnswerToken(HttpContext context, IdentityIssuer issuer)
    {
        if (!ThisMachine.Asks(context))
            return Answer(context, StatusCodes.Status403Forbidden, """{"error":"Tokens are given out on this machine only, not to other sites' pages."}""");
        if (TokenRequest.Read(context.Request.Query, out var problem) is not { } request)
            return Answer(context, StatusCodes.Status400BadRequest, $$"""{"error":"{{problem}}"}""");
        var isShort = string.Equals(context.Request.Query["alg"], "ES256", StringComparison.Ordinal);
        return Answer(
            context,
            StatusCodes.Status200OK,
            $$"""{"access_token":"{{issuer.Sign(request, isShort)}}","token_type":"Bearer","expires_in":{{(long)request.Lifetime.TotalSeconds}}}""");
    }

    private static Task Answer(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
