using Graph.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.GraphQL.AspNetCore;

public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers GraphQL requests at a path, and browsers with the IDE where there is one. Takes the
    /// <see cref="GraphQLExecutor"/> and, when registered, the <see cref="GraphQLHttpOptions"/> from the services.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        var services = endpoints.ServiceProvider;
        var endpoint = new GraphQLEndpoint(
            services.GetRequiredService<GraphQLExecutor>(),
            services.GetService<GraphQLHttpOptions>() ?? new GraphQLHttpOptions(),
            services.GetRequiredService<ILogger<GraphQLEndpoint>>());
        if (endpoint.HasIde)
            endpoints.Map($"{pattern.TrimEnd('/')}/{{**path}}", endpoint.HandleIdeFile);
        return endpoints.Map(pattern, endpoint.Handle);
    }
}
