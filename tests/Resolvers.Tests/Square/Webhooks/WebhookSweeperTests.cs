using System.Text.Json.Nodes;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Square.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Resolvers.Tests.Square.Webhooks;

/// <summary>Events that nobody has finished, and what operators see of events.</summary>
public sealed class WebhookSweeperTests : IAsyncLifetime
{
    private static readonly Viewer s_admin = new() { Id = "dora", IsAdmin = true };

    private readonly Shop shop = new();
    private readonly Failing handler = new();
    private WebhookEventStore events = null!;
    private WebhookSweeper sweeper = null!;

    public async Task InitializeAsync()
    {
        await shop.InitializeAsync();
        events = new WebhookEventStore(shop.Database, shop.Time);
        var processor = new WebhookProcessor(events, [handler], NullLogger<WebhookProcessor>.Instance);
        sweeper = new WebhookSweeper(events, processor, shop.Time, NullLogger<WebhookSweeper>.Instance);
    }

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_new_event_is_the_stream_s_for_a_while_and_then_the_sweeper_s()
    {
        await Insert("e-1");
        await sweeper.Sweep(default);
        Assert.Equal(0, handler.Calls);

        shop.Time.Pass(TimeSpan.FromSeconds(5));
        await sweeper.Sweep(default);
        await sweeper.Sweep(default);

        Assert.Equal(1, handler.Calls);
        Assert.Equal(WebhookStatus.Processed, (await events.Get("e-1", default))!.Status);
    }

    [Fact]
    public async Task What_a_killed_function_was_at_is_begun_again_when_its_time_is_over()
    {
        await Insert("e-1");
        await events.TryBegin("e-1", WebhookProcessor.Lasts, default);
        shop.Time.Pass(TimeSpan.FromMinutes(1.5));
        await sweeper.Sweep(default);
        Assert.Equal(0, handler.Calls);

        shop.Time.Pass(TimeSpan.FromMinutes(0.5));
        await sweeper.Sweep(default);

        Assert.Equal((1, 2), (handler.Calls, (await events.Get("e-1", default))!.Attempts));
    }

    [Fact]
    public async Task What_fails_waits_longer_each_time_and_is_dead_by_the_next_morning()
    {
        await Insert("e-1");
        handler.Fails = true;
        var waits = new List<int>();
        var last = shop.Time.GetUtcNow();
        while ((await events.Get("e-1", default))!.Status != WebhookStatus.Dead)
        {
            Assert.True(waits.Count <= WebhookProcessor.MostAttempts, "It does not die.");
            var calls = handler.Calls;
            while (handler.Calls == calls)
            {
                shop.Time.Pass(TimeSpan.FromMinutes(1));
                await sweeper.Sweep(default);
            }
            waits.Add((int)(shop.Time.GetUtcNow() - last).TotalMinutes);
            last = shop.Time.GetUtcNow();
        }

        Assert.Equal([1, 1, 1, 4, 8, 16, 32, 64, 128, 256], waits);
    }

    [Fact]
    public async Task An_event_that_fails_while_the_open_ones_are_read_is_met_once()
    {
        await Insert("e-1");
        var met = new List<string>();
        await foreach (var told in events.AllOpen(unreadable => Assert.Fail(unreadable.Message), default))
        {
            met.Add(told.EventId);
            var lease = (await events.TryBegin(told.EventId, WebhookProcessor.Lasts, default))!.Value.Lease!;
            await events.End(told.EventId, lease, WebhookStatus.Failed, "TimeoutException", default);
        }

        Assert.Equal(["e-1"], met);
    }

    /// <summary>Its waits begin anew: those of its first life are over.</summary>
    [Fact]
    public async Task What_is_replayed_waits_as_when_it_was_new()
    {
        await Insert("e-1");
        shop.Time.Pass(TimeSpan.FromHours(12));
        await events.Reopen("e-1", default);
        handler.Fails = true;
        shop.Time.Pass(TimeSpan.FromSeconds(5));
        await sweeper.Sweep(default);
        await sweeper.Sweep(default);
        Assert.Equal(1, handler.Calls);

        shop.Time.Pass(TimeSpan.FromMinutes(1));
        await sweeper.Sweep(default);
        await sweeper.Sweep(default);

        Assert.Equal(2, handler.Calls);
    }

    [Fact]
    public async Task One_that_fails_keeps_no_other_from_its_turn()
    {
        for (var i = 0; i < 30; i++)
            await Insert($"e-{i:D2}");
        handler.FailsFor = "e-00";
        shop.Time.Pass(TimeSpan.FromSeconds(5));

        await sweeper.Sweep(default);

        var page = await Ask("{ webhookEvents(status: PROCESSED, first: 100) { nodes { eventId } } }");
        Assert.Equal(29, page["webhookEvents"]!["nodes"]!.AsArray().Count);
        Assert.Equal(WebhookStatus.Failed, (await events.Get("e-00", default))!.Status);
    }

    [Fact]
    public async Task Operators_list_events_by_status_newest_first_and_replay_those_that_are_dead()
    {
        for (var i = 0; i < 3; i++)
        {
            await Insert($"e-{i}");
            shop.Time.Pass(TimeSpan.FromSeconds(1));
        }
        var first = (await Ask("{ webhookEvents(status: RECEIVED, first: 2) { nodes { eventId type merchantId status attempts error payload } pageInfo { endCursor } } }"))["webhookEvents"]!;
        Assert.Equal(["e-2", "e-1"], first["nodes"]!.AsArray().Select(node => (string?)node!["eventId"]));
        Assert.Equal(
            """{"eventId":"e-2","type":"catalog.version.updated","merchantId":"ML1","status":"RECEIVED","attempts":0,"error":null,"payload":"{}"}""",
            first["nodes"]![0]!.ToJsonString());
        var next = (await Ask($$"""{ webhookEvents(status: RECEIVED, first: 2, after: "{{first["pageInfo"]!["endCursor"]}}") { nodes { eventId } } }"""))["webhookEvents"]!;
        Assert.Equal(["e-0"], next["nodes"]!.AsArray().Select(node => (string?)node!["eventId"]));

        var lease = (await events.TryBegin("e-0", WebhookProcessor.Lasts, default))!.Value.Lease!;
        Assert.Equal("NOT_POSSIBLE", await ReplayError("e-0"));
        await events.End("e-0", lease, WebhookStatus.Dead, "TimeoutException", default);
        Assert.Null(await ReplayError("e-0"));
        var reopened = (await events.Get("e-0", default))!;
        Assert.Equal((WebhookStatus.Received, 0, shop.Time.GetUtcNow()), (reopened.Status, reopened.Attempts, reopened.ReopenedAt));
        Assert.Equal("NOT_FOUND", await ReplayError("e-9"));
        Assert.Equal("NOT_FOUND", await ReplayError(""));
    }

    private async Task<string?> ReplayError(string eventId) => (string?)(await Ask(
        $$"""mutation { replayWebhookEvent(eventId: "{{eventId}}") { event { status } userErrors { code } } }"""))["replayWebhookEvent"]!["userErrors"]!
        .AsArray().FirstOrDefault()?["code"];

    private async Task<JsonNode> Ask(string query)
    {
        var answer = await shop.Ask(query, viewer: s_admin);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    private async Task Insert(string id)
    {
        var now = shop.Time.GetUtcNow();
        Assert.True(await events.Insert(new WebhookEvent(id, Failing.Handled, "ML1", now, now, "{}"), default));
    }

    private sealed class Failing : IWebhookHandler
    {
        public const string Handled = "catalog.version.updated";

        private int calls;

        public int Calls => calls;

        public bool Fails { get; set; }

        public string? FailsFor { get; set; }

        public string Type => Handled;

        public ValueTask Handle(WebhookEvent told, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref calls);
            return Fails || FailsFor == told.EventId ? throw new TimeoutException("As a test wants.") : ValueTask.CompletedTask;
        }
    }
}
