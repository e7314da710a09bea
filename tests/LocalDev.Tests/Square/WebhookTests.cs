using System.Text;
using System.Text.Json.Nodes;
using Graph.Testing;

namespace Graph.LocalDev.Tests.Square;

/// <summary>Events reach an application's server as Square's do.</summary>
public sealed class WebhookTests
{
    private const string SignatureHeader = "x-square-hmacsha256-signature";

    [Fact]
    public async Task A_seller_that_revokes_is_told_to_the_application_and_Square_s_own_client_accepts_it()
    {
        await using var receiver = await Receiver.Start();
        await using var square = await receiver.StartSquare();
        await using var client = await OfficialClient.Of(square);
        var token = (string)(await square.Tokens())["access_token"]!;

        await square.Post($"/dev/revoke?merchant={StandIn.Roasters}", new JsonObject());

        var received = await receiver.Arrived.Next();
        var told = JsonNode.Parse(received.Body)!;
        Assert.Equal(("oauth.authorization.revoked", StandIn.Roasters), ((string?)told["type"], (string?)told["merchant_id"]));
        Assert.Equal("MERCHANT", (string?)told["data"]!["object"]!["revocation"]!["revoker_type"]);
        Assert.True(Guid.TryParse((string?)told["event_id"], out _));
        Assert.Equal("Sandbox", received.Header("square-environment"));
        Assert.True(DateTimeOffset.TryParse(received.Header("square-initial-delivery-timestamp"), out _));
        Assert.Null(received.Header("square-retry-number"));
        Assert.Equal("ACCESS_TOKEN_REVOKED", StandIn.Code(await square.Get("/v2/locations", token, 401)));

        Assert.True(await IsAccepted(client, receiver, received, receiver.Subscription.NotificationUrl.OriginalString));
        Assert.False(await IsAccepted(client, receiver, received, receiver.Subscription.NotificationUrl.OriginalString + "/"));
    }

    [Fact]
    public async Task What_fails_is_sent_again_the_same_with_a_number_and_a_reason()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers(500).Answers(302).Answers(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var square = await receiver.StartSquare();

        var sent = await square.Post("/dev/events", Event("order.updated"));

        var all = await receiver.Arrived.Take(4);
        Assert.Equal([null, "1", "2", "3"], all.Select(received => received.Header("square-retry-number")));
        Assert.Equal([null, "http_error", "http_error", "other_error"], all.Select(received => received.Header("square-retry-reason")));
        Assert.Single(all.Select(received => Convert.ToHexString(received.Body)).Distinct());
        Assert.Single(all.Select(received => received.Header(SignatureHeader)).Distinct());
        Assert.Single(all.Select(received => received.Header("square-initial-delivery-timestamp")).Distinct());
        await Eventually.Is(async () => await States(square) == "delivered");
        var delivery = (await square.Get("/dev/deliveries"))["deliveries"]![0]!;
        Assert.Equal((string)sent["event_id"]!, (string)delivery["event_id"]!);
        Assert.Equal(
            ["500", "302", "other_error", "200"], delivery["attempts"]!.AsArray().Select(attempt => (string)attempt!["outcome"]!));
    }

    [Fact]
    public async Task Who_takes_too_long_is_told_again_for_a_timeout()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var square = await receiver.StartSquare(options => options with { Timeout = TimeSpan.FromMilliseconds(300) });

        await square.Post("/dev/events", Event("order.updated"));

        Assert.Equal([null, "http_timeout"], (await receiver.Arrived.Take(2)).Select(received => received.Header("square-retry-reason")));
    }

    [Fact]
    public async Task After_the_last_retry_an_event_is_discarded()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers(503).Answers(503).Answers(503).Answers(503);
        await using var square = await receiver.StartSquare();

        await square.Post("/dev/events", Event("order.updated"));

        Assert.Equal(4, (await receiver.Arrived.Take(4)).Count);
        await Eventually.Is(async () => await States(square) == "discarded");
    }

    /// <summary>The call is answered while the delivery hangs.</summary>
    [Fact]
    public async Task A_catalogue_s_change_is_told_to_who_may_read_it_and_keeps_nobody_waiting()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var square = await receiver.StartSquare();
        var blind = (string)(await square.Tokens("MLLOCALBOOKS", "ITEMS_WRITE"))["access_token"]!;
        var token = (string)(await square.Tokens())["access_token"]!;

        await square.Post("/v2/catalog/object", Category("not told"), blind);
        await square.Post("/v2/catalog/object", Category("told"), token);

        var told = JsonNode.Parse((await receiver.Arrived.Next()).Body)!;
        Assert.Equal(("catalog.version.updated", StandIn.Roasters), ((string?)told["type"], (string?)told["merchant_id"]));
        Assert.Equal("catalog_version", (string?)told["data"]!["type"]);
        Assert.NotNull(told["data"]!["object"]!["catalog_version"]!["updated_at"]);
        Assert.Equal("under_way", await States(square));
    }

    [Fact]
    public async Task On_demand_events_come_twice()
    {
        await using var receiver = await Receiver.Start();
        await using var square = await receiver.StartSquare(options => options with { Duplicated = 1 });

        await square.Post("/dev/events", Event("order.updated"));

        var both = await receiver.Arrived.Take(2);
        Assert.Equal(both[0].Body, both[1].Body);
    }

    [Fact]
    public async Task On_demand_an_event_comes_after_the_one_that_follows_it()
    {
        await using var receiver = await Receiver.Start();
        await using var square = await receiver.StartSquare(options => options with { Reordered = 1, ReorderedAtMost = TimeSpan.FromMinutes(1) });

        await square.Post("/dev/events", Event("order.created"));
        await square.Post("/dev/events", Event("order.updated"));

        Assert.Equal(
            ["order.updated", "order.created"],
            (await receiver.Arrived.Take(2)).Select(received => (string?)JsonNode.Parse(received.Body)!["type"]));
    }

    private static JsonObject Event(string type) => new()
    {
        ["merchant_id"] = StandIn.Roasters,
        ["type"] = type,
        ["data"] = new JsonObject { ["type"] = type.Replace('.', '_'), ["id"] = "O1" },
    };

    private static JsonObject Category(string name) => new()
    {
        ["idempotency_key"] = name,
        ["object"] = new JsonObject { ["type"] = "CATEGORY", ["id"] = "#c", ["category_data"] = new JsonObject { ["name"] = name } },
    };

    private static async Task<string> States(StandIn square) => string.Join(
        ' ', (await square.Get("/dev/deliveries"))["deliveries"]!.AsArray().Select(delivery => (string)delivery!["state"]!));

    private static async Task<bool> IsAccepted(OfficialClient client, Receiver receiver, Receiver.Received received, string url) =>
        (bool)await client.Call("verifySignature", new JsonObject
        {
            ["requestBody"] = Encoding.UTF8.GetString(received.Body),
            ["signatureHeader"] = received.Header(SignatureHeader),
            ["signatureKey"] = receiver.Subscription.SignatureKey,
            ["notificationUrl"] = url,
        });
}
