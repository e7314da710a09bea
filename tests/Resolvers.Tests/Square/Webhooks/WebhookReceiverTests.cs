using System.Security.Cryptography;
using System.Text;
using Graph.DynamoDb;
using Graph.Resolvers.Square.Webhooks;
using Graph.Testing.DynamoDb;

namespace Graph.Resolvers.Tests.Square.Webhooks;

/// <summary>What Square, or who says to be it, delivers.</summary>
public sealed class WebhookReceiverTests : IAsyncLifetime
{
    private const string Url = "https://bff.example.test/square/webhook";
    private const string Key = "k-demo-3f9c";

    private readonly DatabaseFixture fixture = new();
    private WebhookEventStore events = null!;
    private WebhookReceiver receiver = null!;

    public async Task InitializeAsync()
    {
        await fixture.InitializeAsync();
        await fixture.Database.CreateTables([SquareWebhooksTable.Definition]);
        var time = new MovableTime(Shop.Now);
        events = new WebhookEventStore(fixture.Database, time);
        receiver = new WebhookReceiver(new WebhookSignature(Url, Key), events, time);
    }

    public Task DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task An_event_is_stored_to_the_letter_for_90_days()
    {
        // Nine digits of a second, as Square writes them, and letters beyond ASCII.
        var body = Event("e-1", "2030-01-02T04:00:00.808603647Z", "\"object\":{\"name\":\"Caf\u00e9 \U0001F600\\u00e9\"}");

        Assert.Equal(WebhookReception.Stored, await Receive(body));

        var stored = (await events.Get("e-1", default))!;
        Assert.Equal(
            new WebhookEvent("e-1", "catalog.version.updated", "ML1", new(2030, 1, 2, 4, 0, 0, 808, TimeSpan.Zero), Shop.Now, body),
            stored with { CreatedAt = stored.CreatedAt.AddTicks(-(stored.CreatedAt.Ticks % TimeSpan.TicksPerMillisecond)) });
        var row = await fixture.Database.Client.GetItemAsync(
            SquareWebhooksTable.Definition.NameIn(fixture.Stage), new() { ["eventId"] = new("e-1") });
        Assert.Equal(Shop.Now.AddDays(90).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), row.Item["ttl"].N);
    }

    /// <summary>Duplicates, other orders, and deliveries that are not Square's, eight at once, while DynamoDB throttles.</summary>
    [Fact]
    public async Task Of_a_thousand_deliveries_each_good_event_is_stored_once_and_each_bad_one_refused()
    {
        fixture.Requests.FailAtRandom("PutItem", seed: 6);
        var random = new Random(6);
        var deliveries = Enumerable.Range(0, 1_000).Select(_ => (Id: random.Next(600), IsGood: random.NextDouble() >= 0.1)).ToArray();
        var outcomes = new WebhookReception[deliveries.Length];

        await Parallel.ForAsync(0, deliveries.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var body = Event($"e-{deliveries[i].Id}", "2030-01-02T04:00:00Z");
            var signature = deliveries[i].IsGood ? SignatureOf(body) : SignatureOf(body + " ");
            while (true)
            {
                try
                {
                    outcomes[i] = await receiver.Receive(Encoding.UTF8.GetBytes(body), signature, default);
                    return;
                }
                catch (Exception failure) when (Database.IsFailure(failure))
                {
                    // Answered with an error, and Square sends it again.
                }
            }
        });
        fixture.Requests.FailNoMore();

        foreach (var delivery in deliveries.Index())
            Assert.Equal(delivery.Item.IsGood, outcomes[delivery.Index] is WebhookReception.Stored or WebhookReception.Duplicate);
        var good = deliveries.Where(delivery => delivery.IsGood).Select(delivery => $"e-{delivery.Id}").ToHashSet();
        var rows = await fixture.Database.Client.ScanAsync(new(SquareWebhooksTable.Definition.NameIn(fixture.Stage)));
        Assert.True(good.SetEquals(rows.Items.Select(row => row["eventId"].S)));
        // Whoever is told that it is stored is the first; an answer that was lost tells nobody.
        Assert.InRange(outcomes.Count(outcome => outcome == WebhookReception.Stored), 1, good.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"event_id":"e","type":"t","merchant_id":"m"}""")]
    [InlineData("""{"event_id":"","type":"t","merchant_id":"m","created_at":"2030-01-02T04:00:00Z"}""")]
    [InlineData("""{"event_id":null,"type":"t","merchant_id":"m","created_at":"2030-01-02T04:00:00Z"}""")]
    [InlineData("""{"event_id":"e","type":"t","merchant_id":5,"created_at":"2030-01-02T04:00:00Z"}""")]
    [InlineData("""{"event_id":"e","type":"t","merchant_id":"m","created_at":"yesterday"}""")]
    public async Task What_is_signed_and_no_event_is_not_stored(string body) => Assert.Equal(WebhookReception.NoEvent, await Receive(body));

    [Fact]
    public async Task Bytes_that_are_no_text_are_no_event()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Event("e-1", "2030-01-02T04:00:00Z", "\"x\":\"")[..^1]), 0xff, .. "\"}"u8];

        Assert.Equal(
            WebhookReception.NoEvent, await receiver.Receive(body, SignatureOf(body), default));
    }

    [Fact]
    public async Task More_than_an_event_can_be_is_refused_unread() => Assert.Equal(
        WebhookReception.TooLarge, await receiver.Receive(new byte[WebhookReceiver.LargestBody + 1], null, default));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1,v1=00")]
    public async Task Without_Square_s_signature_nothing_is_stored(string? signature)
    {
        Assert.Equal(
            WebhookReception.NotSigned, await receiver.Receive(Encoding.UTF8.GetBytes(Event("e-1", "2030-01-02T04:00:00Z")), signature, default));
        Assert.Null(await events.Get("e-1", default));
    }

    private ValueTask<WebhookReception> Receive(string body) => receiver.Receive(Encoding.UTF8.GetBytes(body), SignatureOf(body), default);

    private static string SignatureOf(string body) => SignatureOf(Encoding.UTF8.GetBytes(body));

    private static string SignatureOf(byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(Url), .. body];
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), signed));
    }

    private static string Event(string id, string createdAt, string data = "\"type\":\"catalog_version\"") =>
        $$$"""{"merchant_id":"ML1","type":"catalog.version.updated","event_id":"{{{id}}}","created_at":"{{{createdAt}}}","data": {{{{data}}} }}""";
}
