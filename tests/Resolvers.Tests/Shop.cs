using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.DynamoDb;
using Graph.DynamoDb.Tables;
using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keystores;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Subscriptions;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Square;
using Graph.Resolvers.Transactions;
using Graph.Resolvers.Wallets;
using Graph.Testing.DynamoDb;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SquareClient = Graph.Resolvers.Square.Api.SquareClient;

namespace Graph.Resolvers.Tests;

/// <summary>A shop with empty tables of its own: GraphQL in, JSON out, DynamoDB Local behind. As a class fixture.</summary>
public class Shop : IAsyncLifetime
{
    /// <summary>What every resolver takes for now.</summary>
    public static readonly DateTimeOffset Now = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Who asks where a test names no other viewer: may read and import orders, and owns nothing.</summary>
    public static readonly Viewer Clerk = new() { Id = "clerk", Permissions = new HashSet<string> { "orders:read", "orders:write" } };

    private readonly DatabaseFixture fixture = new();

    /// <summary>What clients are not told has to be seen by who reads a failed test.</summary>
    private readonly ConcurrentQueue<string> masked = new();

    private ServiceProvider services = null!;
    private GraphQLExecutor executor = null!;

    public virtual RequestLog Requests => fixture.Requests;

    public Database Database { get; private set; } = null!;

    /// <summary>Stands still unless a test moves it.</summary>
    public MovableTime Time { get; } = new(Now);

    public ConfiguredKeys Keys { get; } = ConfiguredKeys.ForThisProcess();

    /// <summary>Nothing is configured, where it is not what is tested.</summary>
    protected virtual SquareOptions Square { get; } = new();

    /// <summary>What Square is asked through; null for the network.</summary>
    protected virtual HttpMessageHandler? ToSquare => null;

    public IServiceProvider Services => services;

    public OrderStore Orders => services.GetRequiredService<OrderStore>();

    public CustomerStore Customers => services.GetRequiredService<CustomerStore>();

    public ProductStore Products => services.GetRequiredService<ProductStore>();

    public virtual async Task InitializeAsync()
    {
        Database = await OpenDatabase();
        services = new ServiceCollection()
            .AddSingleton(Database)
            .AddSingleton<TimeProvider>(Time)
            .AddLogging(AddLogs)
            .AddSlices()
            .AddSingleton<IKeyService>(Keys)
            // As little work as scrypt can be, where it is not what is tested.
            .AddSingleton(new WalletOptions { Derivation = new ScryptParameters(2, 1, 1), MostDerivations = 2 })
            .AddSingleton(Processing)
            .AddSingleton(new CustomerCacheOptions { IsOn = CachesCustomers })
            .AddSingleton(NewEthereumClient())
            .AddSingleton(Square)
            .AddSingleton(new SquareClient(Square, TimeProvider.System, ToSquare))
            .BuildServiceProvider();
        executor = new GraphQLExecutor(GraphSchema.Create(services), new ExecutionOptions { UnexpectedError = Masked });
    }

    public virtual async Task DisposeAsync()
    {
        await services.DisposeAsync();
        Database.Client.Dispose();
    }

    /// <summary>The whole response.</summary>
    public Task<JsonNode> Ask(string query, string variables = "{}", Viewer? viewer = null)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(variables, JsonSerializerOptions.Web)!;
        return Ask(query, values.ToDictionary(pair => pair.Key, pair => Model(pair.Value)), viewer);
    }

    /// <summary>The whole response; the variables are of the JSON model, so that a text can be what JSON cannot say.</summary>
    public async Task<JsonNode> Ask(string query, IReadOnlyDictionary<string, object?> variables, Viewer? viewer = null)
    {
        var request = new GraphQLRequest { Query = query, Variables = variables };
        using var result = await executor.Execute(request, RequestFeatures.None.With(viewer ?? Clerk));
        return ToJson(result);
    }

    /// <summary>The first event of a subscription, or the errors for which there is none.</summary>
    public async Task<JsonNode> FirstEvent(string subscription, Viewer? viewer = null)
    {
        using var ending = new CancellationTokenSource();
        await using var events = Subscribe(subscription, viewer, ending.Token).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync(), $"{subscription} has no event.");
        await ending.CancelAsync();
        return events.Current;
    }

    /// <summary>The events of a subscription, or the errors for which there are none.</summary>
    public async IAsyncEnumerable<JsonNode> Subscribe(
        string subscription, Viewer? viewer = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var subscribed = new SubscriptionExecutor(executor).Subscribe(
            new GraphQLRequest { Query = subscription }, RequestFeatures.None.With(viewer ?? Clerk), cancellation);
        if (subscribed.Responses is null)
        {
            var codes = subscribed.Errors.Select(error => new JsonObject { ["extensions"] = new JsonObject { ["code"] = error.Code } });
            yield return new JsonObject { ["errors"] = new JsonArray([.. codes]) };
            yield break;
        }
        await foreach (var response in subscribed.Responses)
        {
            using (response)
                yield return ToJson(response);
        }
    }

    /// <summary>The data of a response that has no errors.</summary>
    public async Task<JsonNode> Data(string query, string variables = "{}", Viewer? viewer = null)
    {
        var response = await Ask(query, variables, viewer);
        Assert.True(response["errors"] is null, $"{response.ToJsonString()}\n{string.Join('\n', masked)}");
        return response["data"]!;
    }

    /// <summary>The response has exactly this data and no errors.</summary>
    public async Task Answers(string query, string data, Viewer? viewer = null)
    {
        var actual = await Data(query, viewer: viewer);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(data), actual), actual.ToJsonString());
    }

    /// <summary>The response to a query with variables has one error, with this code.</summary>
    public async Task RefusesWith(string variables, string query, string code, Viewer? viewer)
    {
        var response = await Ask(query, variables, viewer);
        Assert.Equal(code, (string?)Assert.Single(response["errors"]!.AsArray())!["extensions"]?["code"]);
    }

    /// <summary>The response has one error with this code, whose message says this.</summary>
    public async Task Refuses(string query, string code, string messagePart, Viewer? viewer = null)
    {
        var response = await Ask(query, viewer: viewer);
        var error = Assert.Single(response["errors"]!.AsArray())!;
        Assert.Equal(code, (string?)error["extensions"]?["code"]);
        Assert.Contains(messagePart, (string?)error["message"], StringComparison.Ordinal);
    }

    private static JsonNode ToJson(ExecutionResult result)
    {
        var output = new ArrayBufferWriter<byte>();
        result.WriteTo(output);
        return JsonNode.Parse(output.WrittenSpan)!;
    }

    private static object? Model(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? (object)whole : value.GetDecimal(),
        JsonValueKind.Array => value.EnumerateArray().Select(Model).ToArray(),
        _ => value.EnumerateObject().ToDictionary(member => member.Name, member => Model(member.Value)),
    };

    private void Masked(Exception exception, string coordinate) => masked.Enqueue($"{coordinate}: {exception}");

    /// <summary>With all tables, empty unless a fixture has others.</summary>
    protected virtual async Task<Database> OpenDatabase()
    {
        await fixture.InitializeAsync();
        // Nobody follows the streams, and each record in them makes DynamoDB Local slower at all writes.
        await fixture.Database.CreateTables(Slices.Tables.Select(table => table with { Stream = StreamView.None }));
        return fixture.Database;
    }

    /// <summary>Another client of the same tables.</summary>
    public Database NewDatabase(RequestLog requests) => fixture.NewDatabase(requests);

    /// <summary>Off where nothing keeps the cache while orders change.</summary>
    protected virtual bool CachesCustomers => false;

    protected virtual ProcessingOptions Processing => new();

    /// <summary>Without a node, unless a fixture has one.</summary>
    protected virtual EthereumClient NewEthereumClient() => new(new EthereumOptions());

    protected virtual void AddLogs(ILoggingBuilder logging)
    {
    }
}

/// <summary>The shop with the invented products, customers and orders.</summary>
public sealed class SeededShop : Shop
{
    public const string Collection = "seeded shop";

    public static DateOnly Today { get; } = DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>All orders, newest first.</summary>
    public static IReadOnlyList<Order> NewestFirst { get; } = [.. SeedData.OrdersBefore(Today).OrderByDescending(order => order.CreatedAt)];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await SeedData.Fill(Services, Today);
    }
}

/// <summary>The seeded shop read through the cache of customers: the same tables, and requests of its own.</summary>
public sealed class CachingShop(SeededShop seeded) : Shop
{
    public override RequestLog Requests { get; } = new();

    protected override bool CachesCustomers => true;

    protected override Task<Database> OpenDatabase() => Task.FromResult(seeded.NewDatabase(Requests));
}

[CollectionDefinition(SeededShop.Collection)]
public sealed class SeededShopCollection : ICollectionFixture<SeededShop>;
