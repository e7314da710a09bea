using Graph.Gateway.Observability;

namespace Graph.Gateway.Http;

/// <summary>
/// What one request is called in the logs and in its response. The <c>X-Request-Id</c> is this request's; the
/// <c>X-Correlation-Id</c> is that of the whole of which it is a part, and the request's own where the caller names none. A
/// caller may choose both, so that a request can be followed through several systems.
/// </summary>
internal static class RequestIds
{
    public const string RequestId = "X-Request-Id";
    public const string CorrelationId = "X-Correlation-Id";

    /// <summary>Every response and every line that is logged meanwhile has both.</summary>
    public static void UseRequestIds(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestIds).FullName!);
        app.Use((context, next) => Name(context, next, logger));
    }

    private static async Task Name(HttpContext context, RequestDelegate next, ILogger logger)
    {
        var request = context.Request.Headers;
        context.TraceIdentifier = Given(request, RequestId) ?? context.TraceIdentifier;
        var correlation = Given(request, CorrelationId) ?? context.TraceIdentifier;
        context.Response.Headers[RequestId] = context.TraceIdentifier;
        context.Response.Headers[CorrelationId] = correlation;
        using (logger.BeginScope(new Scope(context.TraceIdentifier, correlation)))
            await next(context);
    }

    private static string? Given(IHeaderDictionary headers, string name) =>
        headers[name] is [var id] ? CorrelationScope.Checked(id) : null;

    private sealed class Scope(string request, string correlation) : LogScope
    {
        public override int Count => 2;

        public override KeyValuePair<string, object?> this[int index] => index switch
        {
            0 => new("RequestId", request),
            1 => new("CorrelationId", correlation),
            _ => throw new ArgumentOutOfRangeException(nameof(index)),
        };
    }
}
