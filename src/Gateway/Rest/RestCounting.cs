namespace Graph.Gateway.Rest;

/// <summary>
/// Counts the requests of shims around all that may answer them, so that those are counted too that are refused before they come to their
/// endpoint: for their token, for the rate limit or for an unexpected error.
/// </summary>
internal static class RestCounting
{
    public static void UseRestCounting(this WebApplication app)
    {
        if (app.Services.GetService<RestMetrics>() is not { } metrics)
            return;
        app.Use((context, next) => ShimOf(context) is { } shim ? Count(context, next, shim, metrics) : next(context));
    }

    private static async Task Count(HttpContext context, RequestDelegate next, Shim shim, RestMetrics metrics)
    {
        try
        {
            await next(context);
        }
        finally
        {
            metrics.Count(shim, context);
        }
    }

    /// <summary>Null for what is no route of a shim, and for OPTIONS.</summary>
    private static Shim? ShimOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ShimEndpoints>()?.For(context.Request.Method)?.Shim;
}
