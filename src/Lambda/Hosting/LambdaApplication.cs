using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Hosting;

/// <summary>Applications that start sooner on Lambda.</summary>
public static class LambdaApplication
{
    /// <summary>
    /// <see cref="WebApplication.CreateSlimBuilder(string[])"/>; where Lambda has started this process, one with the same
    /// configuration, logging and routing, but without Kestrel, of which not even the assemblies are loaded then, and without an
    /// eye on files that never change. It has no server: <c>AddLambdaHosting</c> gives it one.
    /// </summary>
    public static WebApplicationBuilder CreateSlimBuilder(string[] args) =>
        LambdaRuntime.IsPresent ? CreateWithoutServer(args) : WebApplication.CreateSlimBuilder(args);

    internal static WebApplicationBuilder CreateWithoutServer(string[] args)
    {
        var environment = Variable("ASPNETCORE_ENVIRONMENT") ?? Variable("DOTNET_ENVIRONMENT") ?? Environments.Production;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddSimpleConsole();
        builder.Services.AddRoutingCore();
        return builder;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
