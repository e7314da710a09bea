using Graph.DynamoDb;
using Graph.DynamoDb.Tables;
using Graph.Lambda.Events;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Queues;
using Graph.LocalDev.Streams;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Square.Webhooks;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev;

/// <summary>
/// What AWS does between the tables and the functions: streams, the pipe into the queue, the queue, and the sweeper's clock.
/// </summary>
internal sealed class LocalEvents : IAsyncDisposable
{
    /// <summary>How many wallets' transactions are worked on at once.</summary>
    private const int Concurrency = 8;

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Sooner than once a minute, for who waits before the screen.</summary>
    private static readonly TimeSpan s_betweenSweeps = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_betweenRenewals = TimeSpan.FromMinutes(1);

    private readonly Stack<IAsyncDisposable> parts = new();
    private readonly Stack<IDisposable> clients = new();
    private readonly LocalFunctions functions;
    private readonly ILoggerFactory loggers;
    private readonly StreamsClient streams;
    private readonly StreamPumpOptions options;
    private readonly string stage;

    private LocalEvents(LocalFunctions functions, Uri database, TableWrites writes, string stage, ILoggerFactory loggers)
    {
        (this.functions, this.stage, this.loggers) = (functions, stage, loggers);
        // Told of all that this process writes, so that these waits are for what others write.
        options = new() { Writes = writes, BetweenLooks = new(s_betweenLooks, s_betweenLooks) };
        streams = Own(new StreamsClient(database));
    }

    /// <param name="database">DynamoDB Local, whose streams are polled.</param>
    /// <param name="services">Of a gateway: what is logged goes where its own does.</param>
    /// <param name="writes">Of the services.</param>
    public static async Task<LocalEvents> Start(
        LocalFunctions functions, IServiceProvider services, Uri database, TableWrites writes, CancellationToken cancellationToken = default)
    {
        var events = new LocalEvents(
            functions, database, writes, services.GetRequiredService<Database>().Stage, services.GetRequiredService<ILoggerFactory>());
        try
        {
            await events.StartParts(cancellationToken);
            return events;
        }
        catch // of whatever kind: what was started ends with it
        {
            await events.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (parts.TryPop(out var part))
            await part.DisposeAsync();
        while (clients.TryPop(out var client))
            client.Dispose();
    }

    private async Task StartParts(CancellationToken cancellationToken)
    {
        var emulator = Add(await Fauxqs.Start(cancellationToken));
        var sqs = Own(new SqsClient(emulator.Endpoint));
        await StartTransactions(sqs, cancellationToken);
        await StartPublishing(cancellationToken);
        await StartOrderStream(sqs, cancellationToken);
        await StartSquare(cancellationToken);
    }

    private async Task StartTransactions(SqsClient sqs, CancellationToken cancellationToken)
    {
        var queue = await Queue.Create(sqs, QueueDefinition.Transactions, cancellationToken);
        Add(QueuePump.Start(sqs, queue, functions.ProcessTransaction, Log<QueuePump>(), new() { BatchSize = 1, Concurrency = Concurrency }));
        Add(Schedule.Start("The sweeper of transactions", s_betweenSweeps, functions.SweepTransactions, Log<Schedule>()));
        Add(Pipe.Start(streams, TransactionsTable.Definition.NameIn(stage), sqs, queue, TransactionPipe.Rule, Log<StreamPump>(), options));
    }

    /// <summary>For subscriptions. Nobody waits for what changed before.</summary>
    private async Task StartPublishing(CancellationToken cancellationToken)
    {
        TableDefinition[] told =
            [TransactionsTable.Definition, OrdersTable.Definition, CustomerMetricsTable.Definition, SquareWebhooksTable.Definition];
        foreach (var table in told)
            await Follow(table, functions.Publish, options, cancellationToken);
    }

    private async Task StartSquare(CancellationToken cancellationToken)
    {
        await Follow(SquareWebhooksTable.Definition, functions.SquareWebhookProcessor, options, cancellationToken);
        Add(Schedule.Start("The sweeper of Square's events", s_betweenSweeps, functions.SweepSquareWebhooks, Log<Schedule>()));
        Add(Schedule.Start("The renewal of tokens", s_betweenRenewals, functions.RefreshSquareTokens, Log<Schedule>()));
    }

    /// <summary>What was there before was computed when the tables were filled.</summary>
    private async Task StartOrderStream(SqsClient sqs, CancellationToken cancellationToken)
    {
        var dead = await sqs.CreateQueue("order-stream-dead", new Dictionary<string, string>(), cancellationToken);
        var batches = options with
        {
            // As many as there are: changes of one customer in a batch are one computation.
            BatchSize = 1_000,
            DeadLetter = (record, token) => sqs.Send(dead, new QueueMessage(record.ToString()), token),
        };
        await Follow(OrdersTable.Definition, functions.OrderStream, batches, cancellationToken);
        await Follow(ContactsTable.Definition, functions.OrderStream, batches, cancellationToken);
        await Follow(ProductsTable.Definition, functions.OrderStream, batches, cancellationToken);
        // Written all the time, and nobody waits for what expires or is found anew: looks take the database's time from others.
        var seldom = batches with { Writes = null };
        await Follow(CustomerMetricsTable.Definition, functions.OrderStream, seldom, cancellationToken);
    }

    private async Task Follow(
        TableDefinition table,
        Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> function,
        StreamPumpOptions settings,
        CancellationToken cancellationToken) =>
        Add(await StreamPump.StartAtEnd(streams, table.NameIn(stage), function, Log<StreamPump>(), settings, cancellationToken));

    private ILogger<T> Log<T>() => loggers.CreateLogger<T>();

    private T Own<T>(T client)
        where T : IDisposable
    {
        clients.Push(client);
        return client;
    }

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        parts.Push(part);
        return part;
    }
}
