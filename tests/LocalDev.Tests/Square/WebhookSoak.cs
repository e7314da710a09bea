using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;
using Graph.DynamoDb.Paging;
using Graph.LocalDev.Processes;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.Webhooks;
using Graph.Testing;
using Xunit.Abstractions;

namespace Graph.LocalDev.Tests.Square;

/// <summary>Deliveries as Square makes them: twice, in any order, and again until they are answered; and others that are not Square's.</summary>
[Trait("Category", "Soak")]
public sealed class WebhookSoak(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Events = 700;
    private const int Duplicates = 300;
    private const int Forged = 100;

    /// <summary>How many deliveries are under way at once.</summary>
    private const int Parallelism = 16;

    private readonly string stage = $"t{Guid.NewGuid():N}"[..12];
    private readonly Uri url = new($"http://127.0.0.1:{FreePort.Find()}");
    private readonly HttpClient http = new();
    private DynamoDbLocal dynamoDb = null!;
    private IAmazonDynamoDB client = null!;
    private int retries;

    public async Task InitializeAsync()
    {
        dynamoDb = await DynamoDbLocal.Start();
        client = DynamoDbClientFactory.Create(dynamoDb.Endpoint);
        var database = new Database(client, new DatabaseOptions { Stage = stage, CursorKey = CursorKey.ForThisProcess() });
        await database.CreateTables([SquareMerchantsTable.Definition, SquareWebhooksTable.Definition]);
        await Parallel.ForAsync(0, Events, async (i, token) => await client.PutItemAsync(
            SquareMerchantsTable.Definition.NameIn(stage), MerchantOf(i), token));
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        client.Dispose();
        await dynamoDb.DisposeAsync();
    }

    [Fact]
    public async Task Each_good_event_is_processed_once_each_bad_one_is_refused_and_nothing_is_lost_when_the_process_is_killed()
    {
        var random = new Random(1);
        var deliveries = Enumerable.Range(0, Events).Select(i => (Event: i, IsGood: true))
            .Concat(Enumerable.Range(0, Duplicates).Select(_ => (Event: random.Next(Events), IsGood: true)))
            .Concat(Enumerable.Range(0, Forged).Select(_ => (Event: random.Next(Events), IsGood: false)))
            .ToArray();
        random.Shuffle(deliveries);
        var statuses = new int[deliveries.Length];
        var first = await SquareEventsProgram.Start(dynamoDb.Endpoint, stage, url);
        var started = Stopwatch.GetTimestamp();

        var sending = Parallel.ForAsync(0, deliveries.Length, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (i, _) =>
            statuses[i] = await DeliverUntilAnswered(deliveries[i].Event, deliveries[i].IsGood));
        await Eventually.Is(() => statuses.Count(status => status > 0) > deliveries.Length / 2, () => "Half of the deliveries are not answered.");
        first.Dispose();
        using var second = await SquareEventsProgram.Start(dynamoDb.Endpoint, stage, url);
        await sending;
        output.WriteLine($"{deliveries.Length} deliveries in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, {retries} sent again.");

        Assert.All(deliveries.Zip(statuses), one => Assert.Equal(one.First.IsGood ? 200 : 401, one.Second));
        // What the killed process was at is free for others after two minutes.
        await Eventually.Is(
            async () => (await Rows(SquareWebhooksTable.Definition.NameIn(stage))).All(row => row["status"].S == "processed"),
            () => "Some events are not processed.",
            TimeSpan.FromMinutes(4));
        var events = await Rows(SquareWebhooksTable.Definition.NameIn(stage));
        Assert.Equal(Enumerable.Range(0, Events).Select(IdOf).Order(StringComparer.Ordinal), events.Select(row => row["eventId"].S).Order(StringComparer.Ordinal));
        var changes = (await Rows(SquareMerchantsTable.Definition.NameIn(stage))).Select(row => row["catalogChanges"].N).ToArray();
        // One that was killed between what it did and saying so does it again; eight are processed at once.
        var again = changes.Count(times => times == "2");
        output.WriteLine($"{Events} events processed, {again} of them begun again after the kill; all done {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s after the first delivery.");
        Assert.All(changes, times => Assert.True(times is "1" or "2", times));
        Assert.InRange(again, 0, 8);
    }

    /// <summary>As Square, but in milliseconds: whatever is not 2xx, and no answer, comes again. So does what is forged.</summary>
    private async Task<int> DeliverUntilAnswered(int i, bool isGood)
    {
        var body = Encoding.UTF8.GetBytes(BodyOf(i));
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/api/webhooks/square")) { Content = new ByteArrayContent(body) };
                request.Headers.Add("x-square-hmacsha256-signature", SignatureOf(isGood ? body : [.. body, (byte)' ']));
                using var answer = await http.SendAsync(request);
                if (answer.StatusCode < HttpStatusCode.InternalServerError)
                    return (int)answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                // The process is being killed, or starts.
            }
            Interlocked.Increment(ref retries);
        }
        while (await retry.WaitForNextTickAsync());
        throw new InvalidOperationException("The timer has ended.");
    }

    private async Task<List<Dictionary<string, AttributeValue>>> Rows(string table)
    {
        var rows = new List<Dictionary<string, AttributeValue>>();
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await client.ScanAsync(new ScanRequest(table) { ExclusiveStartKey = start, ConsistentRead = true, Limit = 500 });
            rows.AddRange(page.Items);
            start = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        }
        while (start is not null);
        return rows;
    }

    private static string IdOf(int i) => $"a3b0c1d2-0004-4a6b-8c1d-{i:D12}";

    private static string BodyOf(int i) =>
        $$"""{"merchant_id":"ML-{{i}}","type":"catalog.version.updated","event_id":"{{IdOf(i)}}","created_at":"2030-01-02T04:00:00.808603647Z","data":{"type":"catalog_version","id":"{{i}}","object":{"catalog_version":{"updated_at":"2030-01-02T04:00:00.53Z"} } } }""";

    private static string SignatureOf(byte[] body) => Convert.ToBase64String(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(SquareEventsProgram.SignatureKey), (byte[])[.. Encoding.UTF8.GetBytes(SquareEventsProgram.NotificationUrl), .. body]));

    /// <summary>The row of a connected seller, whose changes are counted; its tokens are not looked at.</summary>
    private static Dictionary<string, AttributeValue> MerchantOf(int i) => new()
    {
        ["id"] = new() { S = $"ML-{i}" },
        ["userId"] = new() { S = "user-1" },
        ["version"] = new() { N = "1" },
        ["dataKey"] = new() { B = new MemoryStream([1]) },
        ["tokens"] = new() { B = new MemoryStream([1]) },
        ["connectedAt"] = new() { S = "2030-01-01T00:00:00.000Z" },
        ["refreshedAt"] = new() { S = "2030-01-01T00:00:00.000Z" },
        ["expiresAt"] = new() { S = "2130-01-01T00:00:00.000Z" },
    };
}
