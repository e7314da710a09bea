using Amazon.DynamoDBv2;
using Graph.Lambda.Events;
using Graph.LocalDev.Queues;
using Graph.LocalDev.Streams;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Queues;

/// <summary>With a real DynamoDB Local and a real fauxqs.</summary>
public sealed class PipeTests : IAsyncLifetime
{
    private static readonly PipeRule Pending = new(
        change => change.EventName == ChangeKind.Insert && change.DynamoDb.NewText("value") == "pending",
        change => new QueueMessage($$"""{"transactionId":"{{change.KeyText("id")}}"}""", "wallet", change.KeyText("id")));

    private readonly string table = Emulators.NewName("pipe");

    private IAmazonDynamoDB dynamoDb = null!;
    private StreamsClient streams = null!;
    private Redirection redirection = null!;
    private SqsClient sqs = null!;
    private Queue queue = null!;

    public async Task InitializeAsync()
    {
        dynamoDb = await Emulators.DynamoDbClient();
        streams = new StreamsClient(await Emulators.DynamoDb());
        redirection = new Redirection(await Emulators.Sqs());
        sqs = new SqsClient(redirection.Endpoint, redirection);
        queue = await Queue.Create(sqs, new QueueDefinition($"{Emulators.NewName("pipe")}.fifo"));
        await Emulators.CreateTable(dynamoDb, table);
    }

    public Task DisposeAsync()
    {
        dynamoDb.Dispose();
        streams.Dispose();
        sqs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_passes_becomes_messages_in_order_and_nothing_else_does()
    {
        await using var pipe = Pipe.Start(streams, table, sqs, queue, Pending, NullLogger.Instance);

        await Emulators.Put(dynamoDb, table, "1", "pending");
        await Emulators.Put(dynamoDb, table, "2", "done");
        await Emulators.Put(dynamoDb, table, "2", "pending");
        await Emulators.Delete(dynamoDb, table, "1");
        await Emulators.Put(dynamoDb, table, "3", "pending");

        Assert.Equal(["""{"transactionId":"1"}""", """{"transactionId":"3"}"""], await Bodies(2));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_sent_later_once_and_in_order()
    {
        var failures = 0;
        // The fourth message fails ten times: more often than a function's change may.
        redirection.Breaks = operation => operation == "SendMessage" && ++failures is > 3 and <= 13;
        foreach (var id in Enumerable.Range(1, 8))
            await Emulators.Put(dynamoDb, table, $"{id}", "pending");
        var quick = new StreamPumpOptions { Redelivery = new(TimeSpan.Zero, TimeSpan.Zero) };

        await using var pipe = Pipe.Start(streams, table, sqs, queue, Pending, NullLogger.Instance, quick);

        Assert.Equal(Enumerable.Range(1, 8).Select(id => $$"""{"transactionId":"{{id}}"}"""), await Bodies(8));
        Assert.Equal(18, failures);
    }

    private async Task<IReadOnlyList<string>> Bodies(int count)
    {
        var bodies = new List<string>();
        while (bodies.Count < count)
        {
            var message = Assert.Single(await sqs.Receive(queue.Url, 1, TimeSpan.FromSeconds(10), default));
            bodies.Add(message.Body);
            await sqs.Delete(queue.Url, message.ReceiptHandle, default);
        }
        return bodies;
    }
}
