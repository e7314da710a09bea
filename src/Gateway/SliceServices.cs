using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.Gateway.Square;
using Graph.Gateway.Wallets;
using Graph.Resolvers;

namespace Graph.Gateway;

/// <summary>The slices with what they need of the configuration: for the gateway, and for functions that run beside it.</summary>
internal static class SliceServices
{
    /// <exception cref="InvalidOperationException">Says which setting is wrong, and what to set it to.</exception>
    public static void AddConfiguredSlices(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, DatabaseOptions database)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DynamoDbClientFactory.FromEnvironment());
        services.AddSingleton(all => new Database(all.GetRequiredService<IAmazonDynamoDB>(), database));
        services.AddWalletSettings(configuration, environment);
        services.AddSingleton(GatewayOptions.CustomerCache(configuration));
        services.AddSingleton(SquareConfiguration.Read(configuration.GetSection("Square")));
        services.AddSlices();
    }
}
