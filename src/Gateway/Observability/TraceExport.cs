using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Graph.Gateway.Observability;

/// <summary>
/// Sends spans to a collector, by a thread in the background; a trace that whoever asks has left out by sampling stays out. Nothing else
/// touches OpenTelemetry's libraries, so that a process without a collector does not load them.
/// </summary>
internal sealed class TraceExport : IDisposable
{
    /// <summary>Longer than a collector beside the function takes; it is time of the function's.</summary>
    private const int PatienceInMilliseconds = 1_000;

    private readonly TracerProvider provider;

    public TraceExport(TraceSettings settings, string service, string stage)
    {
        Activity.TraceIdGenerator = XRayTrace.NewTraceId;
        provider = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService(service).AddAttributes([new("deployment.environment.name", stage)]))
            .AddSource("Graph", "Microsoft.AspNetCore")
            .SetSampler(new ParentBasedSampler(new AlwaysOnSampler()))
            .AddOtlpExporter(exporter =>
            {
                exporter.Endpoint = settings.Endpoint;
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.TimeoutMilliseconds = PatienceInMilliseconds;
            })
            .Build();
    }

    /// <summary>Sends what has ended, as far as that goes within a second.</summary>
    public void Flush() => provider.ForceFlush(PatienceInMilliseconds);

    public void Dispose() => provider.Dispose();
}
