namespace Graph.Gateway.Rest;

/// <summary>
/// What the answers to requests of shims have in common, those too that come from before the endpoint, which refuse a token, a rate or fail
/// unexpectedly: their headers, and that they are counted.
/// </summary>
internal static class ShimAnswers
{
    public static void UseShimAnswers(this IApplicationBuilder app)
    {
        var metrics = app.ApplicationServices.GetService<RestMetrics>();
        app.Use((context, next) => EndpointOf(context) is { } endpoint ? Answer(context, next, endpoint, metrics) : next(context));
    }

    private static async Task Answer(HttpContext context, RequestDelegate next, ShimEndpoint endpoint, RestMetrics? metrics)
    {
        endpoint.Headers.AddTo(context);
        try
        {
            await next(context);
        }
        finally
        {
            metrics?.Count(endpoint.Shim, context);
        }
    }

    /// <summary>Null for what is no route of a shim, and for OPTIONS.</summary>
    private static ShimEndpoint? EndpointOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ShimEndpoints>()?.For(context.Request.Method);
}
