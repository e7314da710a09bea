using Amazon.Runtime.Credentials;
using Graph.Gateway;
using Graph.Gateway.Auth;
using Graph.Gateway.Aws;
using Graph.Gateway.Http;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.AspNetCore.Documents;
using Graph.GraphQL.AspNetCore.Subscriptions.Operations;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.Resolvers;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Subscriptions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Subscriptions;

/// <summary>Subscriptions over API Gateway's WebSockets: what executes operations, who asks, and where connections are.</summary>
internal static class SubscriptionServices
{
    /// <exception cref="InvalidOperationException">Says which setting is wrong, and what to set it to.</exception>
    public static void AddSubscriptions(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, Stage stage)
    {
        var auth = AuthConfiguration.Read(configuration.GetSection("Auth"));
        var anonymous = AuthRegistration.Anonymous(auth);
        var endpoint = SubscriptionConfiguration.ReadConnectionsEndpoint(configuration.GetSection("Subscriptions"));
        services.AddBearerAuthentication(auth);
        services.AddStageCors(configuration, stage);
        services.AddHttpContextAccessor();
        services.AddSingleton<UnexpectedErrors>();
        services.AddSingleton(all => GatewayOptions.Http(
            configuration, environment, static _ => RequestFeatures.None, all.GetRequiredService<ILogger<OperationObserver>>()));
        services.AddSingleton(all => new GraphQLExecutor(
            GraphSchema.Create(all), GatewayOptions.Execution(configuration, environment, all.GetRequiredService<UnexpectedErrors>().Report)));
        services.AddSingleton(all => new ConnectionsApi(
            endpoint, Signer(configuration, all.GetRequiredService<TimeProvider>()), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<ConnectionsApi>>()));
        services.AddSingleton(anonymous);
        services.AddSingleton<StoredTopics>();
        services.AddSingleton<Topics>(static all => all.GetRequiredService<StoredTopics>());
        services.AddSingleton<ConnectionStore>();
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<ClientConnections>();
        services.AddSingleton<SubscriptionExecution>();
        services.AddSingleton(static all => new DocumentResolver(all.GetRequiredService<GraphQLHttpOptions>()));
        services.AddSingleton<OperationStarter>();
        services.AddSingleton<ClientOperations>();
        services.AddSingleton<Handshake>();
        services.AddSingleton<Messages>();
        services.AddSingleton<WebSocket>();
        services.AddSingleton<FanOut>();
    }

    private static RequestSigner Signer(IConfiguration configuration, TimeProvider time)
    {
        var region = configuration["AWS_REGION"] is { Length: > 0 } given
            ? given
            : throw new InvalidOperationException("Set AWS_REGION to the region of the WebSocket API, as Lambda does.");
        return new RequestSigner(async _ => await (await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync()).GetCredentialsAsync(), region, "execute-api", time);
    }
}
