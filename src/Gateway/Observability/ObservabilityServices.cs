using System.Diagnostics;
using Graph.Gateway.Rest;
using Graph.Lambda.Runtime;

namespace Graph.Gateway.Observability;

internal static class ObservabilityServices
{
    /// <summary>The variable that says which of the functions a process is; the managed runtime has another use for <c>_HANDLER</c>.</summary>
    public const string FunctionVariable = "GRAPH_FUNCTION";

    /// <summary>Metrics, where Lambda has started this process; traces, where there is something to take them.</summary>
    /// <exception cref="InvalidOperationException">Says which setting is wrong, and what to set it to.</exception>
    public static void AddObservability(this IServiceCollection services, IConfiguration configuration, Stage stage)
    {
        if (TraceSettings.Read(configuration) is { } traces)
            services.AddTraceExport(traces, stage);
        if (!LambdaRuntime.IsPresent)
            return;
        var function = configuration[FunctionVariable] ?? configuration["_HANDLER"] ?? "unknown";
        services.AddSingleton(all => new Metrics(LineOutput.Standard, all.GetRequiredService<TimeProvider>(), stage.Name, function));
        services.AddSingleton(all => new RestMetrics(LineOutput.Standard, all.GetRequiredService<TimeProvider>(), stage.Name));
        services.AddSingleton(static all => new InvocationObserver(
            all.GetRequiredService<ILogger<InvocationObserver>>(), all.GetRequiredService<Metrics>(), all.GetService<TraceExport>()));
    }

    /// <summary>From now on what can be observed is: spans are sent, and invocations say what they took.</summary>
    public static void Observe(this IServiceProvider services, RuntimeHooks hooks)
    {
        services.GetService<TraceExport>();
        services.GetService<InvocationObserver>()?.Attach(hooks);
    }

    private static void AddTraceExport(this IServiceCollection services, TraceSettings settings, Stage stage)
    {
        var service = Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") ?? "graph";
        services.AddSingleton(_ => new TraceExport(settings, service, stage.Name));
        services.AddSingleton<DistributedContextPropagator>(new XRayPropagator(DistributedContextPropagator.CreateDefaultPropagator()));
    }
}
