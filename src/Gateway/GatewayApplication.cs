using Graph.Gateway.Auth;
using Graph.Gateway.Health;
using Graph.Gateway.Http;
using Graph.Gateway.Observability;
using Graph.Gateway.Rest;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Execution;
using Graph.Lambda.Hosting;
using Graph.Lambda.Runtime;
using Graph.Resolvers;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Subscriptions;

namespace Graph.Gateway;

/// <summary>The whole application: GraphQL at <c>/graphql</c>, with the IDE for browsers, and <c>/health</c>.</summary>
public static class GatewayApplication
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(15);

    /// <param name="args">Configuration, such as <c>--urls</c>, <c>--environment</c> and <c>--Ide:Path</c>.</param>
    /// <param name="configure">Replaces services or settings before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = GatewayHost.CreateBuilder(args);
        var stage = Stage.Of(builder.Configuration, builder.Environment);
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = ShutdownPatience);
        ConfigureLogging(builder);
        ConfigureServices(builder, stage);
        var hooks = new RuntimeHooks();
        builder.Services.AddLambdaHosting(lambda => hooks = lambda.Hooks);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Services.Observe(hooks);
        app.UseRest();
        app.UseTrustedProxies();
        app.UseRequestIds();
        app.UseSecurityHeaders();
        app.UseRestPreflight();
        app.UseCors();
        app.Use(app.Services.GetRequiredService<UnexpectedErrors>().Answer);
        app.UseAuthentication();
        app.UseStageRateLimit();
        app.UseRefusalOfBadCredentials();
        app.UseNotFound();
        app.MapGraphQL();
        app.MapHealth(stage);
        app.MapCatalogueHealth(stage);
        return app;
    }

    private static void ConfigureLogging(WebApplicationBuilder builder)
    {
        // Every request would be two lines, and more work than many a query.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(static console => console.IncludeScopes = true);
        else
            builder.Logging.AddJsonLines();
    }

    private static void ConfigureServices(WebApplicationBuilder builder, Stage stage)
    {
        var (configuration, environment) = (builder.Configuration, builder.Environment);
        builder.Services.AddConfiguredSlices(configuration, environment, GatewayOptions.Database(configuration, environment, stage));
        // Nobody publishes to an instance on Lambda, where WebSockets are API Gateway's.
        if (LambdaRuntime.IsPresent)
            builder.Services.AddSingleton<Topics, StoredTopics>();
        builder.Services.AddObservability(configuration, stage);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<UnexpectedErrors>();
        builder.Services.AddSingleton<DatabaseProbe>();
        builder.Services.AddStageCors(configuration, stage);
        builder.Services.AddStageRateLimit(configuration, stage);
        var auth = AuthConfiguration.Read(configuration.GetSection("Auth"));
        builder.Services.AddBearerAuthentication(auth);
        builder.Services.AddSingleton(services => GatewayOptions.Http(
            configuration, environment, AuthRegistration.Features(auth), services.GetRequiredService<ILogger<OperationObserver>>(), services.GetService<Metrics>()));
        builder.Services.AddSingleton(services => new GraphQLExecutor(
            GraphSchema.Create(services),
            GatewayOptions.Execution(configuration, environment, services.GetRequiredService<UnexpectedErrors>().Report)));
    }
}
