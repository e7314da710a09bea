using System.Diagnostics;
using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.DynamoDb.Items;
using Graph.Lambda.Events;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Streams;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Streams;

/// <summary>With a real DynamoDB Local.</summary>
public sealed class StreamPumpTests : IAsyncLifetime
{
    private static readonly StreamPumpOptions Quick = new() { Redelivery = new(TimeSpan.Zero, TimeSpan.Zero) };

    private readonly string table = Emulators.NewName("stream");
    private readonly Arrivals<string> arrivals = new();

    private IAmazonDynamoDB dynamoDb = null!;
    private Redirection redirection = null!;
    private StreamsClient streams = null!;

    public async Task InitializeAsync()
    {
        dynamoDb = await Emulators.DynamoDbClient();
        redirection = new Redirection(await Emulators.DynamoDb());
        streams = new StreamsClient(redirection.Endpoint, redirection);
        await Emulators.CreateTable(dynamoDb, table);
    }

    public Task DisposeAsync()
    {
        dynamoDb.Dispose();
        streams.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_inserted_modified_and_removed_comes_in_order_with_both_images()
    {
        var records = new Arrivals<DynamoDbStreamRecord>();
        await using var pump = Start((changes, _) =>
        {
            foreach (var record in changes.Records)
                records.Add(record);
            return Task.FromResult(BatchResponse.AllDone);
        });

        await Emulators.Put(dynamoDb, table, "a", "first");
        await Emulators.Put(dynamoDb, table, "a", "second");
        await Emulators.Delete(dynamoDb, table, "a");
        var came = await records.Take(3);

        Assert.Equal([ChangeKind.Insert, ChangeKind.Modify, ChangeKind.Remove], came.Select(record => record.EventName));
        Assert.Equal([null, "first", "second"], came.Select(record => Value(record.DynamoDb.OldImage)));
        Assert.Equal(["first", "second", null], came.Select(record => Value(record.DynamoDb.NewImage)));
        Assert.All(came, record => Assert.Equal("""{"id":{"S":"a"}}""", record.DynamoDb.Keys.GetRawText()));
        Assert.All(came, record => Assert.Equal("NEW_AND_OLD_IMAGES", record.DynamoDb.StreamViewType));
        Assert.All(came, record => Assert.Equal("aws:dynamodb", record.EventSource));
        Assert.All(came, record => Assert.Contains($":table/{table}/stream/", record.EventSourceArn, StringComparison.Ordinal));
        Assert.Equal(came, came.OrderBy(record => record.DynamoDb.SequenceNumber, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_reported_as_failed_comes_again_from_the_lowest_on()
    {
        await PutAll("1", "2", "3", "4", "5");
        var deliveries = 0;
        await using var pump = Start((changes, _) =>
        {
            arrivals.Add(Ids(changes));
            return Task.FromResult(++deliveries < 3 ? Failing(changes, "4", "3") : BatchResponse.AllDone);
        });

        Assert.Equal(["1 2 3 4 5", "3 4 5", "3 4 5"], await arrivals.Take(3));

        await Emulators.Put(dynamoDb, table, "6");
        Assert.Equal("6", await arrivals.Next());
    }

    [Fact]
    public async Task A_change_that_fails_five_times_is_left_out_and_the_others_go_on()
    {
        await PutAll("1", "2", "3");
        var dead = new Arrivals<string?>();
        await using var pump = Start(
            (changes, _) =>
            {
                arrivals.Add(Ids(changes));
                return Task.FromResult(
                    changes.Records.Any(record => IdOf(record) == "2") ? Failing(changes, "2") : BatchResponse.AllDone);
            },
            Quick with { DeadLetter = Recording(dead) });

        Assert.Equal(["1 2 3", "2 3", "2 3", "2 3", "2 3", "3"], await arrivals.Take(6));
        Assert.Equal("2", await dead.Next());
    }

    /// <summary>An exception does not say where: the batch is halved until it is known.</summary>
    [Fact]
    public async Task Of_a_batch_that_throws_only_the_change_at_fault_is_left_out()
    {
        await PutAll("1", "2", "3", "4");
        var dead = new Arrivals<string?>();
        await using var pump = Start(
            (changes, _) =>
            {
                if (changes.Records.Any(record => IdOf(record) == "3"))
                    throw new InvalidOperationException("Thrown by a test.");
                arrivals.Add(Ids(changes));
                return Task.FromResult(BatchResponse.AllDone);
            },
            Quick with { DeadLetter = Recording(dead) });

        Assert.Equal(["1 2", "4"], await arrivals.Take(2));
        Assert.Equal("3", await dead.Next());
    }

    [Fact]
    public async Task A_change_that_cannot_be_left_out_is_tried_again()
    {
        await PutAll("1");
        var deliveries = 0;
        await using var pump = Start(
            (changes, _) =>
            {
                arrivals.Add(Ids(changes));
                return Task.FromResult(++deliveries < 4 ? Failing(changes, "1") : BatchResponse.AllDone);
            },
            Quick with { MaximumAttempts = 1, DeadLetter = (_, _) => throw new IOException("Thrown by a test.") });

        Assert.Equal(["1", "1", "1", "1"], await arrivals.Take(4));
    }

    [Fact]
    public async Task A_thousand_writes_come_once_each_and_in_order()
    {
        var records = new Arrivals<DynamoDbStreamRecord>();
        await using var pump = Start((changes, _) =>
        {
            foreach (var record in changes.Records)
                records.Add(record);
            return Task.FromResult(BatchResponse.AllDone);
        });

        await Task.WhenAll(Enumerable.Range(0, 10).Select(PutHundred));
        var came = await records.Take(1_000);
        await Emulators.Put(dynamoDb, table, "last");

        Assert.Equal("last", IdOf(await records.Next()));
        Assert.Equal(came, came.OrderBy(record => record.DynamoDb.SequenceNumber, StringComparer.Ordinal));
        Assert.All(came.GroupBy(IdOf), item => Assert.Equal(
            Enumerable.Range(0, 100).Select(number => $"{number}"), item.Select(record => Value(record.DynamoDb.NewImage))));

        async Task PutHundred(int item)
        {
            for (var number = 0; number < 100; number++)
                await Emulators.Put(dynamoDb, table, $"item-{item}", $"{number}");
        }
    }

    [Fact]
    public async Task Items_of_the_largest_size_come_too()
    {
        var text = new string('x', 390_000);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(index => Emulators.Put(dynamoDb, table, $"{index}", text)));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(index => Emulators.Put(dynamoDb, table, $"{index}", text + "y")));
        await using var pump = Start(Record);

        Assert.Equal(24, (await arrivals.Take(24)).Count);
    }

    [Fact]
    public async Task A_change_reaches_an_idle_pump_at_once()
    {
        await using var pump = Start(Record);
        var times = new List<TimeSpan>();
        for (var round = 0; round < 15; round++)
        {
            await UntilIdle();
            var started = Stopwatch.GetTimestamp();
            await Emulators.Put(dynamoDb, table, $"{round}");
            await arrivals.Next();
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        // Some 15 ms where nothing else runs; waits of a second would be seen.
        Assert.InRange(times.Order().ElementAt(times.Count / 2), TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public async Task One_that_starts_at_the_end_leaves_out_what_was_before_and_nothing_after()
    {
        await PutAll([.. Enumerable.Range(0, 20).Select(number => $"before {number}")]);
        await using var pump = await StreamPump.StartAtEnd(streams, table, Record, NullLogger.Instance, Quick);
        redirection.Breaks = operation => operation == "GetRecords";

        await PutAll("after");
        redirection.Breaks = _ => false;

        Assert.Equal("after", await arrivals.Next());
    }

    [Fact]
    public async Task One_that_starts_at_the_end_of_nothing_is_given_all_that_comes()
    {
        var none = Emulators.NewName("none");
        await using var empty = await StreamPump.StartAtEnd(streams, table, Record, NullLogger.Instance, Quick);
        await using var missing = await StreamPump.StartAtEnd(streams, none, Record, NullLogger.Instance, Quick);

        await PutAll("1");
        Assert.Equal("1", await arrivals.Next());

        await Emulators.CreateTable(dynamoDb, none);
        await Emulators.Put(dynamoDb, none, "2");
        Assert.Equal("2", await arrivals.Next());
    }

    [Fact]
    public async Task Several_tables_are_read_at_once_also_those_that_are_created_later()
    {
        var other = Emulators.NewName("later");
        await using var first = Start(Record);
        await using var second = StreamPump.Start(streams, other, Record, NullLogger.Instance, Quick);

        await Emulators.CreateTable(dynamoDb, other);
        await Emulators.Put(dynamoDb, other, "of the other");
        Assert.Equal("of the other", await arrivals.Next());

        await Emulators.Put(dynamoDb, table, "of the first");
        Assert.Equal("of the first", await arrivals.Next());
    }

    [Fact]
    public async Task It_outlasts_a_database_that_ends_and_comes_back_empty()
    {
        await using var pump = Start(Record);
        await Emulators.Put(dynamoDb, table, "before");
        Assert.Equal("before", await arrivals.Next());

        redirection.Endpoint = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        await using var again = await DynamoDbLocal.Start();
        using var client = DynamoDbClientFactory.Create(again.Endpoint);
        await Emulators.CreateTable(client, table);
        await Emulators.Put(client, table, "after");
        redirection.Endpoint = again.Endpoint;

        Assert.Equal("after", await arrivals.Next());
    }

    [Fact]
    public async Task After_a_broken_connection_it_goes_on_where_it_was()
    {
        await using var pump = Start(Record);
        await PutAll("1");
        Assert.Equal("1", await arrivals.Next());

        redirection.Breaks = operation => operation == "GetRecords";
        await PutAll("2", "3");
        redirection.Breaks = _ => false;

        Assert.Equal(["2", "3"], await arrivals.Take(2));
        await Emulators.Put(dynamoDb, table, "4");
        Assert.Equal("4", await arrivals.Next());
    }

    [Fact]
    public async Task It_stops_promptly_and_tells_the_function()
    {
        await PutAll("1");
        var pump = Start(async (changes, cancellationToken) =>
        {
            arrivals.Add(Ids(changes));
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return BatchResponse.AllDone;
        });
        await arrivals.Next();

        await pump.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));

        await using var next = Start(Record);
        Assert.Equal("1", await arrivals.Next());
    }

    private StreamPump Start(
        Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> handler, StreamPumpOptions? options = null) =>
        StreamPump.Start(streams, table, handler, NullLogger.Instance, options ?? Quick);

    private Task<BatchResponse> Record(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        foreach (var record in changes.Records)
            arrivals.Add(IdOf(record)!);
        return Task.FromResult(BatchResponse.AllDone);
    }

    private async Task PutAll(params string[] ids)
    {
        foreach (var id in ids)
            await Emulators.Put(dynamoDb, table, id);
    }

    /// <summary>Twelve looks without a change: the waits between them are at their longest then.</summary>
    private async Task UntilIdle()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var before = redirection.Looks; redirection.Looks < before + 12;)
            await looks.WaitForNextTickAsync(deadline.Token);
    }

    private static BatchResponse Failing(DynamoDbStreamEvent changes, params string[] ids) => BatchResponse.Failed(
        ids.Select(id => changes.Records.Single(record => IdOf(record) == id).DynamoDb.SequenceNumber));

    private static Func<DynamoDbStreamRecord, CancellationToken, Task> Recording(Arrivals<string?> dead) => (record, _) =>
    {
        dead.Add(IdOf(record));
        return Task.CompletedTask;
    };

    private static string Ids(DynamoDbStreamEvent changes) => string.Join(' ', changes.Records.Select(IdOf));

    private static string? IdOf(DynamoDbStreamRecord record) => record.DynamoDb.KeyText("id");

    private static string? Value(System.Text.Json.JsonElement? image) =>
        image is { } item ? AttributeValueJson.ReadItem(item)["value"].S : null;
}
