using Graph.DynamoDb;
using Graph.DynamoDb.Paging;
using Graph.Gateway.Auth;
using Graph.Gateway.Http;
using Graph.Gateway.Observability;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.Resolvers.Customers.Cache;

namespace Graph.Gateway;

/// <summary>
/// Reads the engine's, the database's and the transport's options from the configuration. What is not configured keeps its
/// safe default; introspection and the IDE are on in Development only, the IDE also where the package has it.
/// </summary>
internal static class GatewayOptions
{
    /// <summary>Where a package has the IDE, when it was made with it (build/).</summary>
    private static readonly string s_packagedIde = Path.Combine(AppContext.BaseDirectory, "ide");

    private static readonly string[] s_names =
    [
        "Introspection", "MaxBatchSize", "MaxBodyBytes", "OnlyTrustedDocuments", "Performance", "PersistedQueryCapacity",
        "SlowOperationMilliseconds", "TimeoutSeconds", "TrustedDocuments", "TrustedMaxAgeSeconds",
    ];

    /// <param name="features">What a request carries for resolvers.</param>
    /// <param name="metrics">Null where there are none.</param>
    public static GraphQLHttpOptions Http(
        IConfiguration configuration,
        IHostEnvironment environment,
        Func<HttpContext, RequestFeatures> features,
        ILogger<OperationObserver> observerLog,
        Metrics? metrics)
    {
        var graphQL = configuration.GetSection("GraphQL");
        Settings.CheckNames(graphQL, s_names);
        var ide = configuration.GetSection("Ide");
        var defaults = new GraphQLHttpOptions();
        return new GraphQLHttpOptions
        {
            MaxBodyBytes = Settings.Number(graphQL, "MaxBodyBytes", defaults.MaxBodyBytes, 1, int.MaxValue),
            MaxBatchSize = Settings.Number(graphQL, "MaxBatchSize", defaults.MaxBatchSize, 1, 1_000),
            PersistedQueryCapacity = Settings.Number(graphQL, "PersistedQueryCapacity", defaults.PersistedQueryCapacity, 1, 1_000_000),
            OnlyTrustedDocuments = Settings.Flag(graphQL, "OnlyTrustedDocuments", defaults.OnlyTrustedDocuments),
            TrustedDocuments = TrustedDocumentsFile.Read(graphQL),
            TrustedMaxAgeSeconds = Settings.Number(graphQL, "TrustedMaxAgeSeconds", defaults.TrustedMaxAgeSeconds, 0, 86_400),
            IdePath = Settings.Flag(ide, "Enabled", environment.IsDevelopment() || Directory.Exists(s_packagedIde)) ? ide["Path"] ?? s_packagedIde : null,
            Features = features,
            Connect = AuthRegistration.Connect(features),
            AllowsOrigin = Cors.Allows,
            AdmitsOperation = RateLimit.Admits,
            Observe = new OperationObserver(
                observerLog,
                Settings.Flag(graphQL, "Performance", false),
                TimeSpan.FromMilliseconds(Settings.Number(graphQL, "SlowOperationMilliseconds", 1_000, 0, 3_600_000)),
                metrics).Observe,
            Subscriptions = SubscriptionConfiguration.Read(configuration.GetSection("Subscriptions")),
        };
    }

    /// <param name="unexpectedError">Told of every exception that is masked, with its field's coordinate.</param>
    public static ExecutionOptions Execution(
        IConfiguration configuration, IHostEnvironment environment, Action<Exception, string> unexpectedError)
    {
        var graphQL = configuration.GetSection("GraphQL");
        var timeout = Settings.Number(graphQL, "TimeoutSeconds", (int)new ExecutionOptions().Timeout.TotalSeconds, 1, 3_600);
        return new ExecutionOptions
        {
            AllowIntrospection = Settings.Flag(graphQL, "Introspection", environment.IsDevelopment()),
            Timeout = TimeSpan.FromSeconds(timeout),
            UnexpectedError = unexpectedError,
        };
    }

    public static CustomerCacheOptions CustomerCache(IConfiguration configuration) =>
        new() { IsOn = Settings.Flag(configuration.GetSection("Customers"), "Cache", true) };

    /// <exception cref="InvalidOperationException">Several instances would not read each other's cursors.</exception>
    /// <param name="givesCursors">Whether this process gives out cursors, and so needs the key that all have.</param>
    public static DatabaseOptions Database(IConfiguration configuration, IHostEnvironment environment, Stage stage, bool givesCursors = true)
    {
        var key = configuration["DynamoDb:CursorKey"];
        if (string.IsNullOrEmpty(key) && givesCursors && !environment.IsDevelopment())
            throw new InvalidOperationException(
                "Configure DynamoDb:CursorKey (environment: DynamoDb__CursorKey): 32 random bytes or more in base64.");
        return new DatabaseOptions
        {
            Stage = configuration["DynamoDb:Stage"] ?? stage.Name,
            CursorKey = string.IsNullOrEmpty(key) ? CursorKey.ForThisProcess() : CursorKey.FromBase64(key),
        };
    }
}
