using System.Collections.Concurrent;
using System.Text;
using Amazon.Runtime;
using Graph.DynamoDb;
using Graph.DynamoDb.Tables;
using Graph.Functions.Hosting;
using Graph.Functions.Subscriptions;
using Graph.Gateway.Aws;
using Graph.Gateway.Observability;
using Graph.Lambda.Events;
using Graph.LocalDev.Identity;
using Graph.LocalDev.Streams;
using Graph.LocalDev.WebSockets;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Square.Webhooks;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>Subscriptions over a WebSocket API, beside the gateway of the seeded system and over its tables.</summary>
public sealed class SocketSystem(SeededSystem system) : IAsyncLifetime
{
    private static readonly StreamPumpOptions s_pace = new()
    {
        BetweenLooks = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100)),
    };

    private static readonly RequestSigner s_signer = new(
        _ => Task.FromResult(new ImmutableCredentials("local", "no secret", null)), "eu-west-1", "execute-api", TimeProvider.System);

    private readonly List<StreamPump> pumps = [];

    /// <summary>Why functions failed; they are not to.</summary>
    private readonly ConcurrentQueue<Exception> failures = new();

    /// <summary>What the streams have told.</summary>
    internal ConcurrentQueue<DynamoDbStreamEvent> Changes { get; } = new();

    /// <summary>What becomes of what is sent to clients.</summary>
    internal SendingFaults Sending { get; } = new() { InnerHandler = new SocketsHttpHandler() };

    /// <summary>Between functions and their tables.</summary>
    internal LostAnswers Database { get; } = new(system.Writes);

    /// <summary>What functions have logged, and written of metrics.</summary>
    internal ConcurrentQueue<string> Lines { get; } = new();

    internal WebSocketApi Api { get; private set; } = null!;

    internal ServiceProvider Services { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var output = new LineOutput(new QueuedLines(Lines));
        Api = await WebSocketApi.Start(new WebSocketApiOptions
        {
            OnFailure = failures.Enqueue,
            Function = (socket, token) => Services.GetRequiredService<WebSocket>().Handle(socket, token),
        });
        Services = FunctionServices.Create(FunctionNames.FanOut, Settings(), services => services
            .AddSingleton(DynamoDbClientFactory.Create(system.DynamoDb, Database))
            .AddSingleton<ILoggerProvider>(new JsonLogs(output, TimeProvider.System))
            .AddSingleton(new Metrics(output, TimeProvider.System, "dev", FunctionNames.FanOut))
            .AddSingleton(new ConnectionsApi(Api.Endpoint, s_signer, TimeProvider.System, NullLogger<ConnectionsApi>.Instance, Sending)));
        var streams = new StreamsClient(system.DynamoDb);
        TableDefinition[] tables =
            [TransactionsTable.Definition, OrdersTable.Definition, CustomerMetricsTable.Definition, SquareWebhooksTable.Definition];
        foreach (var table in tables)
            pumps.Add(await StreamPump.StartAtEnd(
                streams, table.NameIn("dev"), Tell, NullLogger<StreamPump>.Instance, s_pace, CancellationToken.None));
    }

    public async Task DisposeAsync()
    {
        foreach (var pump in pumps)
            await pump.DisposeAsync();
        // It waits for what the function does still.
        await Api.DisposeAsync();
        await Services.DisposeAsync();
        Assert.Empty(failures);
    }

    private Task<BatchResponse> Tell(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        Changes.Enqueue(changes);
        return Services.GetRequiredService<FanOut>().Handle(changes, cancellationToken);
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["Stage"] = "dev",
        ["AWS_REGION"] = "eu-west-1",
        ["DynamoDb:CursorKey"] = LocalSystem.KeyOfNoSecrets,
        ["Subscriptions:ConnectionsEndpoint"] = Api.Endpoint.AbsoluteUri,
        ["Subscriptions:MaxOperations"] = "5",
        ["Subscriptions:MaxPerViewerAndTopic"] = "3",
        // Each, so that tests see what is logged of it.
        ["GraphQL:SlowOperationMilliseconds"] = "0",
        ["Auth:AnonymousPermissions:0"] = "orders:read",
        ["Auth:Issuers:0:Issuer"] = system.Issuer.Name,
        ["Auth:Issuers:0:Audiences:0"] = IdentityIssuer.Audience,
    };

    /// <summary>Each write is a line.</summary>
    private sealed class QueuedLines(ConcurrentQueue<string> lines) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => lines.Enqueue(Encoding.UTF8.GetString(buffer));
    }
}
