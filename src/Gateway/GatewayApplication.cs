using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.Gateway.Auth;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Execution;
using Graph.Resolvers;

namespace Graph.Gateway;

/// <summary>The whole application: GraphQL at <c>/graphql</c>, with the IDE for browsers, and <c>/health</c>.</summary>
public static class GatewayApplication
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(15);

    /// <param name="args">Configuration, such as <c>--urls</c>, <c>--environment</c> and <c>--Ide:Path</c>.</param>
    /// <param name="configure">Replaces services or settings before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        ConfigureServer(builder);
        ConfigureLogging(builder);
        ConfigureServices(builder);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Use(static (context, next) =>
        {
            RequestId.Assign(context);
            return next(context);
        });
        app.UseAuthentication();
        app.UseRefusalOfBadCredentials();
        app.MapGraphQL();
        app.Map("/health", Health.Answer).WithMetadata(new IgnoresCredentials());
        app.Map("/health/ready", Health.AnswerReady).WithMetadata(new IgnoresCredentials());
        return app;
    }

    private static void ConfigureServer(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            // Queries by GET are long.
            kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        });
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = ShutdownPatience);
    }

    private static void ConfigureLogging(WebApplicationBuilder builder)
    {
        // Every request would be two lines, and more work than many a query.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        if (builder.Environment.IsDevelopment())
            return;
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole();
    }

    private static void ConfigureServices(WebApplicationBuilder builder)
    {
        var (configuration, environment) = (builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => DynamoDbClientFactory.FromEnvironment());
        var database = GatewayOptions.Database(configuration, environment);
        builder.Services.AddSingleton(services => new Database(services.GetRequiredService<IAmazonDynamoDB>(), database));
        builder.Services.AddSlices();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<UnexpectedErrors>();
        var auth = AuthConfiguration.Read(configuration.GetSection("Auth"));
        builder.Services.AddBearerAuthentication(auth);
        builder.Services.AddSingleton(GatewayOptions.Http(configuration, environment, AuthRegistration.Features(auth)));
        builder.Services.AddSingleton(services => new GraphQLExecutor(
            GraphSchema.Create(services),
            GatewayOptions.Execution(configuration, environment, services.GetRequiredService<UnexpectedErrors>().Report)));
    }
}
