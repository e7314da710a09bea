using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Graph.DynamoDb;
using Graph.DynamoDb.Tables;
using Graph.Functions.Hosting;
using Graph.Functions.Subscriptions;
using Graph.Gateway.Aws;
using Graph.Lambda.Events;
using Graph.LocalDev;
using Graph.LocalDev.Identity;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Square;
using Graph.LocalDev.Streams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Functions.Tests.Permissions;

/// <summary>The functions over one database with data, each by what its role in the template allows.</summary>
public sealed class DeployedSystem : IAsyncLifetime
{
    private static readonly Uri s_connections = new("https://api.example/dev");

    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly Dictionary<string, ServiceProvider> _functions = [];

    private Uri _database = null!;
    private Uri _url = null!;

    /// <summary>Where Square takes the functions to be. Nobody is there: tests give them their events.</summary>
    private readonly Uri _pages = new($"http://127.0.0.1:{FreePort.Find()}");
    private SquareServer _square = null!;
    private Anvil _chain = null!;
    private IdentityServer _identity = null!;

    /// <summary>What roles did not allow.</summary>
    public ConcurrentBag<string> Refused { get; } = [];

    /// <summary>What clients were sent over WebSockets.</summary>
    public ConcurrentQueue<string> Sent { get; } = [];

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public async Task InitializeAsync()
    {
        var modules = await NpmPackages.Restore();
        var database = Add(await DynamoDbLocal.Start());
        (_database, _chain, _identity) = (database.Endpoint, Add(await Anvil.Start()), Add(await IdentityServer.Start()));
        _url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        _square = Add(await LocalSquare.Start(_pages));
        await using (var filling = Gateway(modules, DynamoDbClientFactory.Create(_database)))
            await LocalSystem.Fill(filling.Services, _chain, "a test's database", orders: 200);
        var gateway = Add(Gateway(modules, Allowed(FunctionNames.Api)));
        await gateway.StartAsync();
        Client.BaseAddress = _url;
    }

    /// <summary>The services of a function.</summary>
    public IServiceProvider Of(string function)
    {
        if (!_functions.TryGetValue(function, out var services))
            _functions[function] = services = Add(FunctionServices.Create(
                function, Settings(), replaced => replaced.AddSingleton(Allowed(function)).AddSingleton(Connections())));
        return services;
    }

    /// <summary>Gives a function what changes in a table from now on.</summary>
    internal async Task Follow(TableDefinition table, Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> function)
    {
        var streams = new StreamsClient(_database);
        Add(await StreamPump.StartAtEnd(
            streams, table.NameIn(RolePolicy.Stage), function, NullLogger<StreamPump>.Instance, null, CancellationToken.None));
    }

    /// <summary>The whole answer to an admin.</summary>
    public async Task<JsonNode> Ask(string query, JsonObject? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(new JsonObject { ["query"] = query, ["variables"] = variables }.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        var token = new TokenRequest("user-1", "user-1@example.com", ["admin"], [], TokenRequest.UsualLifetime);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _identity.Issuer.Sign(token));
        using var response = await Client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        while (_parts.TryPop(out var part))
            await part.DisposeAsync();
    }

    private WebApplication Gateway(string modules, IAmazonDynamoDB client) => LocalSystem.Build(
        ["--urls", _url.AbsoluteUri, "--Wallets:ScryptCost=1024", "--GraphQL:TimeoutSeconds=120", .. LocalSquare.Settings(_square.Address, _pages)],
        modules, client, _identity.Issuer, _chain.Endpoint, _square.Address);

    private IAmazonDynamoDB Allowed(string function) =>
        DynamoDbClientFactory.Create(_database, new RolePolicy($"{char.ToUpperInvariant(function[0])}{function[1..]}Role", Refused));

    /// <summary>All are there, and take what they are sent.</summary>
    private ConnectionsApi Connections() => new(
        s_connections,
        new RequestSigner(_ => Task.FromResult(new ImmutableCredentials("local", "no secret", null)), "eu-central-1", "execute-api", TimeProvider.System),
        TimeProvider.System,
        NullLogger<ConnectionsApi>.Instance,
        new AnyConnection(Sent));

    private Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Stage"] = RolePolicy.Stage,
            ["AWS_REGION"] = "eu-central-1",
            ["Subscriptions:ConnectionsEndpoint"] = s_connections.AbsoluteUri,
            ["Auth:AnonymousPermissions:0"] = "orders:read",
            ["DynamoDb:CursorKey"] = LocalSystem.KeyOfNoSecrets,
            ["Wallets:ServerKeys:local"] = LocalSystem.KeyOfNoSecrets,
            ["Ethereum:Endpoints:0"] = _chain.Endpoint.AbsoluteUri,
        };
        foreach (var pair in LocalSquare.Settings(_square.Address, _pages).Chunk(2))
            settings[pair[0][2..]] = pair[1];
        return settings;
    }

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }

    private sealed class AnyConnection(ConcurrentQueue<string> sent) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Enqueue($"{request.Method} {(request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "")}");
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }
}
