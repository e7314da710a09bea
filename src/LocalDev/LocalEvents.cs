using Graph.DynamoDb;
using Graph.Functions;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Queues;
using Graph.LocalDev.Streams;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
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

    private readonly Stack<IAsyncDisposable> parts = new();
    private readonly Stack<IDisposable> clients = new();

    private LocalEvents()
    {
    }

    /// <param name="database">DynamoDB Local, whose streams are polled.</param>
    public static async Task<LocalEvents> Start(IServiceProvider services, Uri database, CancellationToken cancellationToken = default)
    {
        var events = new LocalEvents();
        try
        {
            await events.StartParts(services, database, cancellationToken);
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

    private async Task StartParts(IServiceProvider services, Uri database, CancellationToken cancellationToken)
    {
        var logs = services.GetRequiredService<ILoggerFactory>();
        var tables = services.GetRequiredService<Database>();
        var transactions = TransactionsTable.Definition.NameIn(tables.Stage);
        var emulator = Add(await Fauxqs.Start(cancellationToken));
        var (sqs, streams) = (Own(new SqsClient(emulator.Endpoint)), Own(new StreamsClient(database)));
        var queue = await Queue.Create(sqs, QueueDefinition.Transactions, cancellationToken);
        var process = new ProcessTransaction(
            services.GetRequiredService<TransactionProcessor>(), logs.CreateLogger<ProcessTransaction>());
        Add(QueuePump.Start(sqs, queue, process.Handle, logs.CreateLogger<QueuePump>(), new() { BatchSize = 1, Concurrency = Concurrency }));
        Add(SweeperClock.Start(services.GetRequiredService<TransactionSweeper>(), logs.CreateLogger<SweeperClock>()));

        // A pump each, so that a queue that is away does not hold up the subscriptions.
        var log = logs.CreateLogger<StreamPump>();
        var publish = new PublishChanges(
            services.GetRequiredService<TransactionStore>(), services.GetRequiredService<TransactionTopics>(),
            services.GetRequiredService<OrderStore>(), services.GetRequiredService<OrderTopics>(),
            services.GetRequiredService<CustomerTopics>());
        Add(Pipe.Start(streams, transactions, sqs, queue, TransactionPipe.Rule, log));
        Add(StreamPump.Start(streams, transactions, publish.OfTransactions, log));
        Add(StreamPump.Start(streams, OrdersTable.Definition.NameIn(tables.Stage), publish.OfOrders, log));
        Add(StreamPump.Start(streams, CustomerMetricsTable.Definition.NameIn(tables.Stage), publish.OfCustomerMetrics, log));
        await StartOrderStream(services, streams, sqs, cancellationToken);
    }

    private async Task StartOrderStream(IServiceProvider services, StreamsClient streams, SqsClient sqs, CancellationToken cancellationToken)
    {
        var logs = services.GetRequiredService<ILoggerFactory>();
        var stage = services.GetRequiredService<Database>().Stage;
        var function = new OrderStream(
            services.GetRequiredService<OrderStore>(), services.GetRequiredService<CustomerMetricsUpdater>(), logs.CreateLogger<OrderStream>());
        var dead = await sqs.CreateQueue("order-stream-dead", new Dictionary<string, string>(), cancellationToken);
        var options = new StreamPumpOptions
        {
            // As many as there are: changes of one customer in a batch are one computation.
            BatchSize = 1_000,
            // What was there before was computed when the tables were filled.
            StartsAtLatest = true,
            DeadLetter = (record, token) => sqs.Send(dead, new QueueMessage(record.ToString()), token),
        };
        var log = logs.CreateLogger<StreamPump>();
        Add(StreamPump.Start(streams, OrdersTable.Definition.NameIn(stage), function.OfOrders, log, options));
        Add(StreamPump.Start(streams, ContactsTable.Definition.NameIn(stage), function.OfContacts, log, options));
        Add(StreamPump.Start(streams, CustomerMetricsTable.Definition.NameIn(stage), function.OfCustomerMetrics, log, options));
    }

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
