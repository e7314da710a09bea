using System.Collections.Concurrent;
using Graph.DynamoDb;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.Webhooks;
using Graph.Resolvers.Users;
using Graph.Testing.DynamoDb;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Resolvers.Tests.Square.Webhooks;

/// <summary>What becomes of stored events, whoever is told of them and however often.</summary>
public sealed class WebhookProcessorTests : IAsyncLifetime
{
    private readonly DatabaseFixture fixture = new();
    private readonly MovableTime time = new(Shop.Now);
    private readonly Recorder recorder = new();
    private WebhookEventStore events = null!;
    private SquareConnectionStore connections = null!;
    private WebhookProcessor processor = null!;

    public async Task InitializeAsync()
    {
        await fixture.InitializeAsync();
        await fixture.Database.CreateTables([SquareWebhooksTable.Definition, SquareMerchantsTable.Definition]);
        events = new WebhookEventStore(fixture.Database, time);
        connections = new SquareConnectionStore(fixture.Database, new TokenVault(ConfiguredKeys.ForThisProcess()), time);
        processor = new WebhookProcessor(
            events, [recorder, new AuthorizationRevoked(connections)], NullLogger<WebhookProcessor>.Instance);
    }

    public Task DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task An_event_is_handled_once_however_often_and_by_how_many_it_is_processed()
    {
        await Insert("e-1", Recorder.Handled);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await processor.Process("e-1", default)));

        Assert.True(await processor.Process("e-1", default));
        Assert.Equal(["e-1"], recorder.Seen);
        Assert.Equal((WebhookStatus.Processed, 1), await State("e-1"));
    }

    [Fact]
    public async Task What_nobody_handles_and_what_is_not_there_is_done()
    {
        await Insert("e-1", "loyalty.account.created");

        Assert.True(await processor.Process("e-1", default));
        Assert.True(await processor.Process("e-unknown", default));

        Assert.Equal((WebhookStatus.Processed, 1), await State("e-1"));
    }

    [Fact]
    public async Task What_fails_is_tried_again_until_it_is_dead_and_can_be_replayed()
    {
        await Insert("e-1", Recorder.Handled);
        recorder.Failure = new InvalidOperationException("It says EAAA-secret.");
        for (var attempt = 1; attempt < WebhookProcessor.MostAttempts; attempt++)
        {
            Assert.False(await processor.Process("e-1", default));
            Assert.Equal((WebhookStatus.Failed, attempt), await State("e-1"));
        }
        Assert.True(await processor.Process("e-1", default));
        Assert.Equal((WebhookStatus.Dead, WebhookProcessor.MostAttempts), await State("e-1"));
        Assert.Equal("InvalidOperationException", (await events.Get("e-1", default))!.Error);
        Assert.True(await processor.Process("e-1", default));
        Assert.Equal(WebhookProcessor.MostAttempts, recorder.Seen.Count);

        recorder.Failure = null;
        Assert.Equal(WebhookStatus.Received, (await events.Reopen("e-1", default))!.Status);
        Assert.True(await processor.Process("e-1", default));

        Assert.Equal((WebhookStatus.Processed, 1), await State("e-1"));
        Assert.Null((await events.Get("e-1", default))!.Error);
    }

    [Fact]
    public async Task Who_was_killed_is_followed_by_another_when_its_time_is_over()
    {
        await Insert("e-1", Recorder.Handled);
        var (_, lease) = (await events.TryBegin("e-1", WebhookProcessor.Lasts, default))!.Value;
        // To be told again: nobody knows that it was killed.
        Assert.False(await processor.Process("e-1", default));
        Assert.Empty(recorder.Seen);

        time.Pass(WebhookProcessor.Lasts);
        Assert.True(await processor.Process("e-1", default));

        Assert.Equal(["e-1"], recorder.Seen);
        // And who was only slow changes nothing any more.
        Assert.False(await events.End("e-1", lease!, WebhookStatus.Failed, "late", default));
        Assert.Equal((WebhookStatus.Processed, 2), await State("e-1"));
    }

    /// <summary>As when an event ends the function that handles it.</summary>
    [Fact]
    public async Task What_was_begun_too_often_is_dead_without_another_try()
    {
        await Insert("e-1", Recorder.Handled);
        for (var attempt = 0; attempt < WebhookProcessor.MostAttempts; attempt++)
        {
            Assert.NotNull((await events.TryBegin("e-1", WebhookProcessor.Lasts, default))!.Value.Lease);
            time.Pass(WebhookProcessor.Lasts);
        }

        Assert.True(await processor.Process("e-1", default));

        Assert.Empty(recorder.Seen);
        Assert.Equal(WebhookStatus.Dead, (await State("e-1")).Status);
    }

    [Fact]
    public async Task A_handler_that_gives_up_waiting_has_failed()
    {
        await Insert("e-1", Recorder.Handled);
        recorder.Failure = new TaskCanceledException();

        Assert.False(await processor.Process("e-1", default));

        Assert.Equal((WebhookStatus.Failed, 1), await State("e-1"));
    }

    [Fact]
    public async Task Who_is_slow_writes_nothing_over_a_replay()
    {
        await Insert("e-1", Recorder.Handled);
        var (_, lease) = (await events.TryBegin("e-1", WebhookProcessor.Lasts, default))!.Value;
        time.Pass(WebhookProcessor.Lasts);
        Assert.NotNull(await events.Reopen("e-1", default));

        Assert.False(await events.End("e-1", lease!, WebhookStatus.Dead, "late", default));

        Assert.Equal((WebhookStatus.Received, 0), await State("e-1"));
    }

    [Fact]
    public async Task A_beginning_whose_answer_was_lost_is_one()
    {
        await Insert("e-1", Recorder.Handled);
        var losses = 1;
        fixture.Requests.LosesAnswer = operation => operation == "UpdateItem" && losses-- > 0;

        Assert.True(await processor.Process("e-1", default));

        Assert.Equal((WebhookStatus.Processed, 1), await State("e-1"));
    }

    [Fact]
    public async Task A_delivery_that_comes_again_opens_nothing_that_is_done()
    {
        await Insert("e-1", Recorder.Handled);
        await processor.Process("e-1", default);

        await Insert("e-1", Recorder.Handled);
        await processor.Process("e-1", default);

        Assert.Equal(["e-1"], recorder.Seen);
        Assert.Null(await events.Reopen("e-unknown", default));
    }

    [Fact]
    public async Task A_seller_who_ends_the_authorization_is_disconnected_unless_connected_again_since()
    {
        var tokens = new SquareTokens(new("EAAA-1"), new("EQAA-1"), time.GetUtcNow().AddDays(30), null);
        await connections.Put("ML1", new UserId("u-1"), tokens, default);
        await Insert("e-1", "oauth.authorization.revoked", time.GetUtcNow().AddSeconds(5));
        time.Pass(TimeSpan.FromSeconds(10));
        await connections.Put("ML1", new UserId("u-1"), tokens, default);

        await processor.Process("e-1", default);
        Assert.NotNull(await connections.Get("ML1", default));

        await Insert("e-2", "oauth.authorization.revoked", time.GetUtcNow().AddSeconds(5));
        await processor.Process("e-2", default);
        Assert.Null(await connections.Get("ML1", default));
    }

    /// <summary>Some are ended half-way, DynamoDB throttles, and everything comes in any order and several times.</summary>
    [Fact]
    public async Task Of_many_events_under_faults_every_one_is_handled()
    {
        fixture.Requests.FailAtRandom("UpdateItem", seed: 7);
        var random = new Random(7);
        string[] ids = [.. Enumerable.Range(0, 150).Select(i => $"e-{i}")];
        foreach (var id in ids)
            await Insert(id, Recorder.Handled);
        string[] told = [.. ids.Concat(ids.Where(_ => random.NextDouble() < 0.3)).OrderBy(_ => random.Next())];
        await Parallel.ForEachAsync(told, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (id, _) =>
        {
            try
            {
                await processor.Process(id, default);
            }
            catch (Exception failure) when (Database.IsFailure(failure))
            {
                // Its lease ends with time, and it is told again.
            }
        });
        fixture.Requests.FailNoMore();
        time.Pass(WebhookProcessor.Lasts);

        foreach (var id in ids)
            Assert.True(await processor.Process(id, default));

        foreach (var id in ids)
            Assert.Equal(WebhookStatus.Processed, (await State(id)).Status);
        Assert.True(recorder.Seen.ToHashSet().SetEquals(ids));
    }

    /// <summary>Square makes the event some seconds after the seller has ended it.</summary>
    [Fact]
    public async Task Who_has_connected_again_before_the_event_was_made_stays_connected()
    {
        var revokedAt = time.GetUtcNow();
        time.Pass(TimeSpan.FromSeconds(2));
        await connections.Put("ML1", new UserId("u-1"), new SquareTokens(new("EAAA"), new("EQAA"), time.GetUtcNow().AddDays(30), null), default);
        time.Pass(TimeSpan.FromSeconds(2));
        var payload = $$"""{"data":{"type":"revocation","object":{"revocation":{"revoked_at":"{{revokedAt:O}}","revoker_type":"MERCHANT"} } } }""";
        var now = time.GetUtcNow();
        await events.Insert(new WebhookEvent("e-1", "oauth.authorization.revoked", "ML1", now, now, payload), default);

        Assert.True(await processor.Process("e-1", default));

        Assert.NotNull(await connections.Get("ML1", default));
    }

    private async Task Insert(string id, string type, DateTimeOffset? createdAt = null) =>
        await events.Insert(new WebhookEvent(id, type, "ML1", createdAt ?? time.GetUtcNow(), time.GetUtcNow(), "{}"), default);

    private async Task<(WebhookStatus Status, int Attempts)> State(string id)
    {
        var told = (await events.Get(id, default))!;
        return (told.Status, told.Attempts);
    }

    private sealed class Recorder : IWebhookHandler
    {
        public const string Handled = "catalog.version.updated";

        public ConcurrentQueue<string> Seen { get; } = new();

        public Exception? Failure { get; set; }

        public string Type => Handled;

        public ValueTask Handle(WebhookEvent told, CancellationToken cancellationToken)
        {
            Seen.Enqueue(told.EventId);
            return Failure is null ? ValueTask.CompletedTask : throw Failure;
        }
    }
}
