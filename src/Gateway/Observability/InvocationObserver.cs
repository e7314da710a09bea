using System.Diagnostics;
using Graph.DynamoDb.Reading;
using Graph.Lambda.Runtime;

namespace Graph.Gateway.Observability;

/// <summary>
/// On Lambda, about each invocation: what is logged meanwhile says of which it is, it is a span in the trace that Lambda names, and
/// metrics and spans are out before the process may be frozen. A process serves one at a time.
/// </summary>
/// <param name="export">Null where spans go nowhere.</param>
internal sealed class InvocationObserver(ILogger<InvocationObserver> logger, Metrics metrics, TraceExport? export)
{
    private static readonly ActivitySource s_source = new("Graph");
    private static readonly string s_function = Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") ?? "";

    private ReadMeter? reads;
    private IDisposable? scope;
    private Activity? span;

    public void Attach(RuntimeHooks hooks)
    {
        hooks.Logger ??= logger;
        hooks.Begun = Begin;
        hooks.Ended = End;
    }

    private void Begin(Invocation invocation)
    {
        scope = logger.BeginScope(new InvocationScope(invocation, s_function));
        reads = ReadMeter.Start();
        if (invocation.IsColdStart)
            metrics.CountColdStart();
        span = s_source.StartActivity("invocation", ActivityKind.Server, XRayTrace.Read(invocation.TraceId) ?? default)?
            .SetTag("faas.invocation_id", invocation.RequestId)
            .SetTag("faas.coldstart", invocation.IsColdStart)
            .SetTag("faas.name", s_function);
    }

    private void End(Invocation invocation)
    {
        if (reads is { } meter)
            metrics.CountReads(meter.Count);
        metrics.Flush();
        span?.Dispose();
        export?.Flush();
        scope?.Dispose();
        (reads, span, scope) = (null, null, null);
    }
}
