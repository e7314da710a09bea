using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Hosting;

public static class LambdaHostingServices
{
    /// <summary>
    /// Serves the application with Lambda's events in place of Kestrel, where Lambda has started this process; else it changes
    /// nothing. Requests that come by API Gateway, a function's URL or a load balancer are told apart by themselves.
    /// </summary>
    public static IServiceCollection AddLambdaHosting(this IServiceCollection services, Action<LambdaHostingOptions>? configure = null)
    {
        if (!LambdaRuntime.IsPresent)
            return services;
        var options = new LambdaHostingOptions();
        configure?.Invoke(options);
        return services.AddLambdaServer(options);
    }

    internal static IServiceCollection AddLambdaServer(this IServiceCollection services, LambdaHostingOptions options)
    {
        services.RemoveAll<IServer>();
        // By a factory: with a type the container would look for its constructor by reflection.
        return services.AddSingleton<IServer>(provider => new LambdaServer(
            options, provider.GetRequiredService<IHostApplicationLifetime>(), provider.GetRequiredService<ILogger<LambdaServer>>()));
    }
}
