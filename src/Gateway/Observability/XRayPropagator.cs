using System.Diagnostics;

namespace Graph.Gateway.Observability;

/// <summary>
/// Takes the trace that a request belongs to from AWS's header, where there is none of W3C. On Lambda the invocation is in it already, and
/// the request with it.
/// </summary>
internal sealed class XRayPropagator(DistributedContextPropagator usual) : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => [.. usual.Fields, XRayTrace.Header];

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        if (Activity.Current is not null || getter is null)
            return;
        usual.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);
        if (!string.IsNullOrEmpty(traceId))
            return;
        getter(carrier, XRayTrace.Header, out var header, out _);
        if (XRayTrace.Read(header) is { } parent)
            traceId = $"00-{parent.TraceId}-{parent.SpanId}-{(parent.TraceFlags == ActivityTraceFlags.Recorded ? "01" : "00")}";
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) =>
        usual.ExtractBaggage(carrier, getter);

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => usual.Inject(activity, carrier, setter);
}
