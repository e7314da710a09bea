using Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;
using Graph.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.GraphQL.AspNetCore;

public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers GraphQL requests at a path, by HTTP and by WebSocket, and browsers with the IDE where there is one. Takes the
    /// <see cref="GraphQLExecutor"/> and, when registered, the <see cref="GraphQLHttpOptions"/> from the services.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        var services = endpoints.ServiceProvider;
        var endpoint = new GraphQLEndpoint(
            services.GetRequiredService<GraphQLExecutor>(),
            services.GetService<GraphQLHttpOptions>() ?? new GraphQLHttpOptions(),
            services.GetRequiredService<ILogger<GraphQLEndpoint>>(),
            services.GetService<TimeProvider>() ?? TimeProvider.System);
        services.GetService<IHostApplicationLifetime>()?.ApplicationStopping.Register(endpoint.Shutdown);
        if (endpoint.HasIde)
            endpoints.Map($"{pattern.TrimEnd('/')}/{{**path}}", endpoint.HandleIdeFile);
        var sockets = endpoints.CreateApplicationBuilder().UseWebSockets();
        sockets.Run(endpoint.HandleSocket);
        var handleSocket = sockets.Build();
        return endpoints.Map(pattern, context => SocketEndpoint.IsHandshake(context) ? handleSocket(context) : endpoint.Handle(context));
    }
}
