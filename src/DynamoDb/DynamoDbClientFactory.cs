using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Graph.DynamoDb;

/// <summary>Makes the one client of a process, for <see cref="Database"/>: by itself it sends every request once.</summary>
public static class DynamoDbClientFactory
{
    public const string EndpointVariable = "DYNAMODB_ENDPOINT";

    /// <summary>The last resort, as for requests about tables; <see cref="DatabaseOptions.RequestTimeout"/> is shorter.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The endpoint in <c>DYNAMODB_ENDPOINT</c> where set, else AWS as its default chain of region and credentials says.
    /// </summary>
    public static IAmazonDynamoDB FromEnvironment()
    {
        var endpoint = Environment.GetEnvironmentVariable(EndpointVariable);
        return Create(string.IsNullOrWhiteSpace(endpoint) ? null : new Uri(endpoint, UriKind.Absolute));
    }

    /// <param name="endpoint">
    /// Null for AWS. On this machine (loopback) credentials are invented; anywhere else they come from AWS's chain.
    /// </param>
    /// <param name="handler">What requests go out through; null for a tuned <see cref="SocketsHttpHandler"/>.</param>
    public static IAmazonDynamoDB Create(Uri? endpoint, HttpMessageHandler? handler = null)
    {
        var configuration = Configuration(handler);
        var region = Environment.GetEnvironmentVariable("AWS_REGION");
        if (endpoint is null)
        {
            // As the client's own chain would, but that looks into files of settings first, and throws on its way.
            if (!string.IsNullOrEmpty(region))
                configuration.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            return new AmazonDynamoDBClient(configuration);
        }
        configuration.ServiceURL = endpoint.AbsoluteUri;
        configuration.AuthenticationRegion = region ?? RegionEndpoint.USEast1.SystemName;
        return endpoint.IsLoopback
            ? new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local"), configuration)
            : new AmazonDynamoDBClient(configuration);
    }

    /// <summary>The handler that <see cref="Create"/> uses, for wrapping in one's own.</summary>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
        // Shorter than the server's own idle limit, and short enough to follow DNS.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(50),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
    };

    private static AmazonDynamoDBConfig Configuration(HttpMessageHandler? handler)
    {
        // Nobody listens to the client's own monitoring, for which it would look into files.
        AWSConfigs.CSMConfig.CSMEnabled = false;
        return new AmazonDynamoDBConfig
        {
            Timeout = RequestTimeout,
            // Database retries itself: the client's own policy waits up to seconds from the first retry on.
            MaxErrorRetry = 0,
            HttpClientFactory = new OneHttpClient(handler ?? CreateHandler()),
            LogMetrics = false,
            DisableLogging = true,
            // For what is not set the client reads variables and profiles in files, all of them for the first, which takes 10 ms of a cold
            // start. What someone may want is read from its variable here; the rest is what it is by default, or is not used by DynamoDB.
            UseFIPSEndpoint = IsOn("AWS_USE_FIPS_ENDPOINT"),
            UseDualstackEndpoint = IsOn("AWS_USE_DUALSTACK_ENDPOINT"),
            AccountIdEndpointMode = AccountIdEndpointMode.PREFERRED,
            ClientAppId = "graph",
            DefaultConfigurationMode = DefaultConfigurationMode.Standard,
            DisableRequestCompression = true,
            EndpointDiscoveryEnabled = false,
            IgnoreConfiguredEndpointUrls = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            RequestMinCompressionSizeBytes = 10_240,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            RetryMode = RequestRetryMode.Standard,
        };
    }

    private static bool IsOn(string variable) =>
        string.Equals(Environment.GetEnvironmentVariable(variable), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>All requests share one connection pool.</summary>
    private sealed class OneHttpClient(HttpMessageHandler handler) : HttpClientFactory
    {
        private readonly HttpClient client = new(new WholeAnswers(handler)) { Timeout = RequestTimeout };

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }

    /// <summary>
    /// Reads answers to their end before the client sees them, as the client reads them blocking a thread and without regard
    /// to cancellation. They have at most 16 MB.
    /// </summary>
    private sealed class WholeAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await answer.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            return answer;
        }
    }
}
