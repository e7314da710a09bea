using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;
using Graph.Lambda.Events;
using Graph.LocalDev.Streams;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Streams;

/// <summary>With a real DynamoDB Local, and pumps that would look once an hour.</summary>
public sealed class TableWritesTests : IAsyncLifetime
{
    private readonly string table = Emulators.NewName("written");
    private readonly Arrivals<string> arrivals = new();

    private TableWrites writes = null!;
    private IAmazonDynamoDB dynamoDb = null!;
    private StreamsClient streams = null!;

    public async Task InitializeAsync()
    {
        var endpoint = await Emulators.DynamoDb();
        writes = new TableWrites(DynamoDbClientFactory.CreateHandler());
        dynamoDb = DynamoDbClientFactory.Create(endpoint, writes);
        streams = new StreamsClient(endpoint);
        await Emulators.CreateTable(dynamoDb, table);
    }

    public Task DisposeAsync()
    {
        dynamoDb.Dispose();
        streams.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Whatever_writes_the_table_ends_the_wait()
    {
        await using var pump = Follow();
        Func<string, Task>[] operations =
        [
            id => Emulators.Put(dynamoDb, table, id),
            id => dynamoDb.UpdateItemAsync(new UpdateItemRequest { TableName = table, Key = Key(id) }),
            id => dynamoDb.BatchWriteItemAsync(
                new BatchWriteItemRequest { RequestItems = new() { [table] = [new(new PutRequest(Key(id)))] } }),
            id => dynamoDb.TransactWriteItemsAsync(
                new() { TransactItems = [new() { Put = new() { TableName = table, Item = Key(id) } }] }),
        ];

        foreach (var (number, write) in operations.Index())
        {
            await write($"{number}");
            Assert.Equal($"{number}", await arrivals.Next());
        }
        await Emulators.Delete(dynamoDb, table, "0");
        Assert.Equal("0", await arrivals.Next());
    }

    [Fact]
    public async Task Not_one_of_a_thousand_writes_is_left_waiting()
    {
        await using var pump = Follow();
        for (var number = 0; number < 1_000; number++)
        {
            await Emulators.Put(dynamoDb, table, $"{number}");
            Assert.Equal($"{number}", await arrivals.Next());
        }
    }

    [Fact]
    public async Task Reads_and_other_tables_do_not()
    {
        var other = Emulators.NewName("other");
        await Emulators.CreateTable(dynamoDb, other);
        var next = writes.Next(table);

        await dynamoDb.GetItemAsync(table, Key("1"));
        await Emulators.Put(dynamoDb, other, "1");
        Assert.False(next.IsCompleted);

        await Emulators.Put(dynamoDb, table, "1");
        Assert.True(next.IsCompleted);
    }

    private StreamPump Follow() => StreamPump.Start(
        streams,
        table,
        (changes, _) =>
        {
            foreach (var record in changes.Records)
                arrivals.Add(record.DynamoDb.KeyText("id")!);
            return Task.FromResult(BatchResponse.AllDone);
        },
        NullLogger.Instance,
        new() { Writes = writes, BetweenLooks = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1)) });

    private static Dictionary<string, AttributeValue> Key(string id) => new() { ["id"] = new() { S = id } };
}
