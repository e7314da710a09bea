using Graph.Gateway.Http;
using Microsoft.Net.Http.Headers;

namespace Graph.Gateway.Rest;

/// <summary>
/// Answers OPTIONS as the REST APIs of before did, with status 200 and their headers. A browser's preflight comes here only where pages of any
/// site may call; where origins are listed, CORS answers it as it does for GraphQL.
/// </summary>
internal static class RestPreflight
{
    public static void UseRestPreflight(this WebApplication app)
    {
        var takesAny = app.Services.GetRequiredService<AllowedOrigins>().TakesAny;
        app.Use((context, next) =>
            HttpMethods.IsOptions(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<RestApi>() is { } api
            && (takesAny || !IsPreflight(context.Request))
                ? Answer(context, api)
                : next(context));
    }

    private static bool IsPreflight(HttpRequest request) =>
        request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    private static Task Answer(HttpContext context, RestApi api)
    {
        api.AddPreflightHeadersTo(context);
        // Of APIs that have none of their own.
        context.Response.Headers.TryAdd(HeaderNames.AccessControlAllowHeaders, "Content-Type,Authorization");
        context.Response.Headers.TryAdd(HeaderNames.AccessControlAllowMethods, "GET,POST,PUT,DELETE,OPTIONS");
        context.Response.ContentLength = api.Preflight.Length;
        if (api.Preflight.IsEmpty)
            return Task.CompletedTask;
        context.Response.ContentType = RestErrorResponse.ContentType;
        return context.Response.Body.WriteAsync(api.Preflight, context.RequestAborted).AsTask();
    }
}
