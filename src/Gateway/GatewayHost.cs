using System.Diagnostics.CodeAnalysis;
using Graph.Lambda.Runtime;

namespace Graph.Gateway;

/// <summary>What the application stands on: Kestrel, or nothing where Lambda gives it its requests.</summary>
internal static class GatewayHost
{
    private const string Switch = "Graph.Gateway.IsServer";

    /// <summary>
    /// False in a package for Lambda, which is published without Kestrel (<c>GraphPackage</c> in src/Functions/Functions.csproj).
    /// </summary>
    [FeatureSwitchDefinition(Switch)]
    private static bool IsServer => !AppContext.TryGetSwitch(Switch, out var isOn) || isOn;

    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        IsServer && !LambdaRuntime.IsPresent ? CreateServer(args) : CreateFunction(args);

    private static WebApplicationBuilder CreateServer(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            // Queries by GET are long.
            kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        });
        return builder;
    }

    /// <summary>Without what a cold start would wait for and nobody uses there: files of settings, watched for changes, and a server.</summary>
    private static WebApplicationBuilder CreateFunction(string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine(args);
        // That it starts and where it listens: Lambda says when, and it listens nowhere.
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Services.AddRoutingCore();
        return builder;
    }
}
