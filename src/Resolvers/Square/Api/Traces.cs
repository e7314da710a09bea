using System.Diagnostics;

namespace Graph.Resolvers.Square.Api;

/// <summary>Spans of requests to Square, with no id, query or token in them, for whoever listens to the source <c>Graph</c>.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/http/http-spans/</remarks>
internal static class Traces
{
    private static readonly ActivitySource s_source = new("Graph");

    public static bool IsOn => s_source.HasListeners();

    /// <summary>Null when nobody wants it.</summary>
    public static Activity? Start(SquareRequest request)
    {
        var route = RouteOf(request.Path);
        return s_source.StartActivity($"Square {request.Method} {route}", ActivityKind.Client)?
            .SetTag("http.request.method", request.Method.Method)
            .SetTag("url.template", route);
    }

    public static void Fail(Activity? span, Exception exception) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetType().Name);

    /// <summary>Version and kind, such as <c>/v2/orders</c>; ids come behind them.</summary>
    private static string RouteOf(string path)
    {
        var parts = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "/" + string.Join('/', parts.Take(2));
    }
}
