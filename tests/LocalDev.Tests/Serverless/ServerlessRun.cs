using Graph.DynamoDb.Tables;
using Graph.LocalDev.Lambda;
using Graph.LocalDev.Streams;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Serverless;

/// <summary>What was built for the tests, by the machine's runtime.</summary>
public sealed class BuiltServerlessRun(SeededSystem system) : ServerlessRun(system, "built");

/// <summary>What is deployed: with its runtime, trimmed and compiled ahead. Publishing it takes minutes.</summary>
public sealed class PublishedServerlessRun(SeededSystem system) : ServerlessRun(system, "published")
{
    private Bootstrap? published;

    public override async Task InitializeAsync()
    {
        published = await Bootstrap.Publish();
        await Start(published.Program);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        published?.Dispose();
    }
}

/// <summary>Functions as on Lambda, behind serverless-offline and over the tables of the seeded system, whose streams start fanOut.</summary>
public abstract class ServerlessRun(SeededSystem system, string name) : IAsyncLifetime
{
    private static readonly StreamPumpOptions s_pace = new()
    {
        BetweenLooks = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100)),
    };

    private readonly Stack<IAsyncDisposable> parts = new();

    /// <summary>For what is stored under names of this run's own.</summary>
    public string Name => name;

    /// <summary>What functions write.</summary>
    internal LogLines Logs { get; } = new();

    internal FunctionsByHttp Functions { get; private set; } = null!;

    internal ServerlessOffline Emulator { get; private set; } = null!;

    public Uri GraphQL => new(Emulator.Http, "/graphql");

    public virtual Task InitializeAsync() => Start(bootstrap: null);

    public virtual async Task DisposeAsync()
    {
        while (parts.TryPop(out var part))
            await part.DisposeAsync();
    }

    private protected async Task Start(string? bootstrap)
    {
        Functions = Add(await FunctionsByHttp.Start());
        Emulator = Add(await ServerlessOffline.Start(Functions.Address));
        var loggers = LoggerFactory.Create(logging => logging.AddProvider(Logs));
        var functions = Add(new FunctionsOnLambda(
            LambdaSystem.VariablesOf(system.Gateway, system.DynamoDb, Emulator.WebSockets), LambdaSystem.Region, loggers, bootstrap));
        Functions.Functions = functions;
        var streams = new StreamsClient(system.DynamoDb);
        TableDefinition[] tables = [TransactionsTable.Definition, OrdersTable.Definition];
        foreach (var table in tables)
            Add(await StreamPump.StartAtEnd(
                streams, table.NameIn("dev"), functions.AsLocalFunctions().Publish, NullLogger<StreamPump>.Instance, s_pace, CancellationToken.None));
    }

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        parts.Push(part);
        return part;
    }
}
