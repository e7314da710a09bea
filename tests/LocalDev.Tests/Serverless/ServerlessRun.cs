using Graph.DynamoDb.Tables;
using Graph.LocalDev.Lambda;
using Graph.LocalDev.Streams;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Serverless;

/// <summary>Functions as on Lambda, behind serverless-offline and over the tables of the seeded system, whose streams start fanOut.</summary>
public sealed class ServerlessRun(SeededSystem system) : IAsyncLifetime
{
    private static readonly StreamPumpOptions s_pace = new()
    {
        BetweenLooks = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100)),
    };

    private readonly Stack<IAsyncDisposable> parts = new();

    /// <summary>What functions write.</summary>
    internal LogLines Logs { get; } = new();

    internal FunctionsByHttp Functions { get; private set; } = null!;

    internal ServerlessOffline Emulator { get; private set; } = null!;

    public Uri GraphQL => new(Emulator.Http, "/graphql");

    public async Task InitializeAsync()
    {
        Functions = Add(await FunctionsByHttp.Start());
        Emulator = Add(await ServerlessOffline.Start(Functions.Address));
        var loggers = LoggerFactory.Create(logging => logging.AddProvider(Logs));
        var functions = Add(new FunctionsOnLambda(
            LambdaSystem.VariablesOf(system.Gateway, system.DynamoDb, Emulator.WebSockets), LambdaSystem.Region, loggers));
        Functions.Functions = functions;
        var streams = new StreamsClient(system.DynamoDb);
        TableDefinition[] tables = [TransactionsTable.Definition, OrdersTable.Definition];
        foreach (var table in tables)
            Add(await StreamPump.StartAtEnd(
                streams, table.NameIn("dev"), functions.AsLocalFunctions().Publish, NullLogger<StreamPump>.Instance, s_pace, CancellationToken.None));
    }

    public async Task DisposeAsync()
    {
        while (parts.TryPop(out var part))
            await part.DisposeAsync();
    }

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        parts.Push(part);
        return part;
    }
}
