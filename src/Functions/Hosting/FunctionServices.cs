using Graph.Functions.Square;
using Graph.Functions.Subscriptions;
using Graph.Gateway;
using Graph.Gateway.Observability;
using Graph.Lambda.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Hosting;

/// <summary>What functions are made of. Nothing is made that the one which this process is does not ask for.</summary>
internal static class FunctionServices
{
    /// <param name="name">One of <see cref="FunctionNames"/>.</param>
    /// <param name="hooks">Where invocations are observed.</param>
    /// <exception cref="FunctionErrorException">There is none of this name.</exception>
    /// <exception cref="InvalidOperationException">Says which setting is wrong, and what to set it to.</exception>
    public static InvocationHandler CreateHandler(string? name, RuntimeHooks hooks)
    {
        var services = Create(name);
        services.Observe(hooks);
        return Handlers.Create(name ?? "", services) ?? throw new FunctionErrorException("Runtime.NoSuchHandler", $"There is no function {name}.");
    }

    /// <param name="settings">More than the environment's.</param>
    /// <param name="replace">Replaces services.</param>
    public static ServiceProvider Create(
        string? name, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddJsonLines();
        var stage = Stage.Of(builder.Configuration, builder.Environment);
        var executes = name is FunctionNames.WebSocket or FunctionNames.FanOut;
        builder.Services.AddConfiguredSlices(
            builder.Configuration, builder.Environment, GatewayOptions.Database(builder.Configuration, builder.Environment, stage, givesCursors: executes));
        builder.Services.AddObservability(builder.Configuration, stage);
        builder.Services
            .AddSingleton<ProcessTransaction>()
            .AddSingleton<OrderStream>()
            .AddSingleton<PublishChanges>()
            .AddSingleton<SquareOAuthCallback>()
            .AddSingleton<SquareWebhook>()
            .AddSingleton<ProcessSquareEvents>();
        if (executes)
            builder.Services.AddSubscriptions(builder.Configuration, builder.Environment, stage);
        replace?.Invoke(builder.Services);
        return builder.Services.BuildServiceProvider();
    }
}
