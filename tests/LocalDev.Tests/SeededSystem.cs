using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.DynamoDb;
using Graph.LocalDev.Identity;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Seed;
using Graph.LocalDev.Square;
using Graph.LocalDev.Streams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Tests;

/// <summary>The system in this process, on a free port.</summary>
public class SeededSystem : IAsyncLifetime
{
    /// <summary>Of tests that leave each other's data alone: the system takes long to start.</summary>
    public const string Collection = "seeded system";

    /// <summary>For tests that need some orders, and no amount of them.</summary>
    protected const int FewOrders = 200;

    private DynamoDbLocal _dynamoDb = null!;
    private Anvil _chain = null!;
    private IdentityServer _identity = null!;
    private LocalEvents? _events;
    private SquareServer _square = null!;
    private WebApplication _gateway = null!;

    /// <summary>More of the gateway's configuration.</summary>
    protected virtual string[] Arguments => ["--GraphQL:TimeoutSeconds=120"];

    protected virtual bool RunsFunctions => true;

    /// <summary>With how many orders it begins; most of its start is theirs.</summary>
    protected virtual int Orders => SeedData.OrderCount;

    /// <summary>What the database's client sends its requests through; null for nothing of a test's.</summary>
    protected virtual HttpMessageHandler? ToDatabase => null;

    public HttpClient Client { get; } = new();

    /// <summary>Everything that was logged, at every level.</summary>
    internal LogLines Logs { get; } = new();

    public Anvil Chain => _chain;

    public Uri GraphQL => new(Client.BaseAddress!, "/graphql");

    public Uri DynamoDb => _dynamoDb.Endpoint;

    public IServiceProvider Services => _gateway.Services;

    internal WebApplication Gateway => _gateway;

    /// <summary>Of the gateway and of functions in this process.</summary>
    internal TableWrites Writes { get; private set; } = null!;

    /// <summary>Of the stand-in for Square.</summary>
    public Uri Square => _square.Address;

    internal IdentityIssuer Issuer => _identity.Issuer;

    public async Task InitializeAsync()
    {
        var modules = await NpmPackages.Restore();
        _dynamoDb = await DynamoDbLocal.Start();
        Writes = new TableWrites(ToDatabase ?? DynamoDbClientFactory.CreateHandler());
        _chain = await Anvil.Start();
        _identity = await IdentityServer.Start();
        var url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        _square = await LocalSquare.Start(url);
        _gateway = LocalSystem.Build(
            ["--urls", url.AbsoluteUri, "--Wallets:ScryptCost=1024", .. Arguments],
            modules,
            DynamoDbClientFactory.Create(_dynamoDb.Endpoint, Writes),
            _identity.Issuer,
            _chain.Endpoint,
            _square.Address);
        _gateway.Services.GetRequiredService<ILoggerFactory>().AddProvider(Logs);
        await LocalSystem.Fill(_gateway.Services, _chain, "a test's database", Orders);
        if (RunsFunctions)
            _events = await LocalEvents.Start(LocalFunctions.Here(_gateway.Services), _gateway.Services, _dynamoDb.Endpoint, Writes);
        await _gateway.StartAsync();
        Client.BaseAddress = new Uri(_gateway.Urls.Single());
    }

    /// <summary>The whole answer to who signs in with this subject.</summary>
    public async Task<JsonNode> Ask(string subject, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(subject));
        using var response = await Client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public string TokenOf(string subject) =>
        Issuer.Sign(new TokenRequest(subject, $"{subject}@example.com", ["user"], [], TokenRequest.UsualLifetime));

    public async Task<JsonDocument> Post(string body)
    {
        using var response = await Client.PostAsync("/graphql", new StringContent(body, Encoding.UTF8, "application/json"));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_events is not null)
            await _events.DisposeAsync();
        await _gateway.DisposeAsync();
        await _square.DisposeAsync();
        await _identity.DisposeAsync();
        await _chain.DisposeAsync();
        await _dynamoDb.DisposeAsync();
    }
}

[CollectionDefinition(SeededSystem.Collection)]
public sealed class SeededSystemCollection : ICollectionFixture<SeededSystem>;
