using Graph.DynamoDb;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Catalog;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.Merchants;
using Graph.Resolvers.Square.OAuth;
using Graph.Resolvers.Square.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Square;

public static class SquareRegistration
{
    /// <summary>
    /// Needs a <see cref="Database"/>, a <see cref="TimeProvider"/>, a <see cref="Shared.Encryption.IKeyService"/>, <see cref="SquareOptions"/> and
    /// logging.
    /// </summary>
    public static IServiceCollection AddSquare(this IServiceCollection services) => services
        .AddSingleton(all => new SquareClient(all.GetRequiredService<SquareOptions>(), all.GetRequiredService<TimeProvider>()))
        .AddConnections()
        .AddWebhooks()
        .AddSingleton<SquareCache>()
        .AddSingleton<SellerCalls>()
        .AddSingleton<MerchantReader>()
        .AddSingleton<CatalogReader>()
        .AddSingleton<CatalogItemEditor>()
        .AddSingleton<CatalogTopics>();

    private static IServiceCollection AddConnections(this IServiceCollection services) => services
        .AddSingleton<TokenVault>()
        .AddSingleton<SquareConnectionStore>()
        .AddSingleton<AccessTokens>()
        .AddSingleton<TokenRenewal>()
        .AddSingleton<AuthorizationStates>()
        .AddSingleton<AuthorizationCodes>()
        .AddSingleton<SquareAuthorization>()
        .AddSingleton<SellerDisconnection>()
        .AddSingleton(all => new ConnectFlow(
            all.GetRequiredService<SquareOptions>(),
            all.GetRequiredService<AuthorizationStates>(),
            all.GetRequiredService<SquareAuthorization>(),
            all.GetRequiredService<AuthorizationCodes>(),
            all.GetRequiredService<SellerDisconnection>(),
            all.GetRequiredService<SquareClient>()))
        .AddSingleton(all => new SquareConnecting(
            all.GetRequiredService<SquareOptions>(),
            all.GetRequiredService<ConnectFlow>(),
            all.GetRequiredService<AuthorizationCodes>(),
            all.GetRequiredService<SellerDisconnection>(),
            all.GetRequiredService<SquareConnectionStore>()));

    private static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<WebhookEventStore>()
        .AddSingleton(all => WebhookSignature.Of(all.GetRequiredService<SquareOptions>()))
        .AddSingleton<WebhookReceiver>()
        .AddSingleton<WebhookSweeper>()
        .AddSingleton(all => new WebhookProcessor(
            all.GetRequiredService<WebhookEventStore>(),
            [
                new AuthorizationRevoked(all.GetRequiredService<SquareConnectionStore>()),
                new CatalogVersionUpdated(all.GetRequiredService<SquareConnectionStore>()),
            ],
            all.GetRequiredService<ILogger<WebhookProcessor>>()));
}
