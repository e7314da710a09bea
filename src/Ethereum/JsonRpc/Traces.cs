using System.Diagnostics;

namespace Graph.Ethereum.JsonRpc;

/// <summary>Spans of questions to nodes, with their methods and never what they say, for whoever listens to the source <c>Graph</c>.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/rpc/json-rpc/</remarks>
internal static class Traces
{
    private static readonly ActivitySource s_source = new("Graph");

    public static bool IsOn => s_source.HasListeners();

    /// <summary>Null when nobody wants it. A batch of one method is called by it.</summary>
    public static Activity? Start(IReadOnlyList<RpcRequest> requests)
    {
        var method = requests.Select(static request => request.Method).Distinct().ToArray() is [var only] ? only : "batch";
        return s_source.StartActivity(method, ActivityKind.Client)?
            .SetTag("rpc.system.name", "jsonrpc")
            .SetTag("rpc.method", method)
            .SetTag("jsonrpc.batch.size", requests.Count);
    }

    public static void Fail(Activity? span, Exception exception) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetType().Name);
}
