using System.Net;
using System.Text;
using Graph.Functions.Subscriptions;
using Graph.Lambda.Events;
using Graph.LocalDev.Identity;
using Graph.Resolvers.Subscriptions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>What many ask alike is executed once. Nobody is called as these customers are, so what is told of them is that there is none.</summary>
[Collection(SeededSystem.Collection)]
public sealed class FanOutTests(SeededSystem system, SocketSystem sockets) : IClassFixture<SocketSystem>
{
    private readonly SubscriptionStore subscriptions = sockets.Services.GetRequiredService<SubscriptionStore>();

    [Fact]
    public async Task What_many_ask_alike_is_executed_once_and_told_to_each_under_its_own_id()
    {
        const int Many = 20;
        var clients = new List<SocketPeer>();
        for (var i = 0; i < Many; i++)
            clients.Add(await Follow("alike", $"id-{i}"));

        Assert.Equal(1, await ExecutionsOf("alike"));

        for (var i = 0; i < Many; i++)
        {
            Assert.Equal(Nobody($"id-{i}"), await clients[i].Read());
            clients[i].Dispose();
        }
    }

    [Fact]
    public async Task Who_asks_something_else_or_is_somebody_else_is_told_of_an_execution_of_its_own()
    {
        using var first = await Follow("different", "1");
        using var same = await Follow("different", "1");
        using var other = await Follow("different", "1", "name");
        using var user = await Follow("different", "1", user: "different-user");
        using var another = await Follow("different", "1", user: "another-user");
        using var alike = await Follow("different", "1", user: "another-user");

        Assert.Equal(4, await ExecutionsOf("different"));

        foreach (var client in new[] { first, same, other, user, another, alike })
            Assert.Equal(Nobody("1"), await client.Read());
    }

    /// <summary>More than are told at one time: the last waits until the others, to whom nothing can be sent for a while, have been told.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_completes_while_others_are_told_is_told_nothing_more_nor_is_what_takes_its_id(bool isReplaced)
    {
        var customer = $"completed-{isReplaced}";
        var clients = new Dictionary<string, SocketPeer>();
        for (var i = 0; i < 9; i++)
            clients.Add($"{i}", await Follow(customer, $"{i}"));
        var last = await subscriptions.OfTopic($"customer:{customer}", CancellationToken.None).LastAsync();
        var leaving = new Lazy<Task>(() => Leave(last, isReplaced));
        var first = new Lazy<long>(TimeProvider.System.GetTimestamp);
        sockets.Sending.Answer = (_, _) => leaving.Value.IsCompletedSuccessfully && TimeProvider.System.GetElapsedTime(first.Value) > TimeSpan.FromSeconds(1)
            ? null
            : HttpStatusCode.ServiceUnavailable;

        await ExecutionsOf(customer);

        sockets.Sending.Answer = null;
        foreach (var (id, client) in clients.Where(one => one.Key != last.OperationId))
            Assert.Equal(Nobody(id), await client.Read());
        await clients[last.OperationId].Send("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await clients[last.OperationId].Read());
        foreach (var client in clients.Values)
            client.Dispose();
    }

    private async Task Leave(StoredSubscription subscription, bool isReplaced)
    {
        await subscriptions.Complete(subscription.ConnectionId, subscription.OperationId, DateTimeOffset.UtcNow, CancellationToken.None);
        var other = subscription with { Request = """{"query":"subscription { customerMetricsChanged(id: \"another\") { id } }"}""" };
        if (isReplaced)
            Assert.Equal(SubscriptionBeginning.Begun, await subscriptions.Begin(other, DateTimeOffset.UtcNow, 5, CancellationToken.None));
    }

    private static string Nobody(string id) => $$$$"""{"id":"{{{{id}}}}","type":"next","payload":{"data":{"customerMetricsChanged":null}}}""";

    /// <summary>Begun, and told of the current state.</summary>
    private async Task<SocketPeer> Follow(string customer, string id, string field = "id", string? user = null)
    {
        var client = await SocketPeer.Open(sockets.Api.Endpoint, user is null ? null : Token(user));
        await client.Subscribe(id, $$"""subscription { customerMetricsChanged(id: "{{customer}}") { {{field}} } }""");
        await client.Read();
        await Eventually.Is(
            async () => await subscriptions.OfTopic($"customer:{customer}", CancellationToken.None).AllAsync(one => one.BeginsUntil is null),
            () => "It has not begun.");
        return client;
    }

    private string Token(string user) =>
        system.Issuer.Sign(new TokenRequest(user, $"{user}@example.com", [], ["orders:read"], TokenRequest.UsualLifetime));

    /// <summary>For one event: how often it is read what is told of it.</summary>
    private async Task<int> ExecutionsOf(string customer)
    {
        var change = EventJson.ReadDynamoDbStreamEvent(Encoding.UTF8.GetBytes($$"""
            {"Records":[{"eventID":"1","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-west-1",
            "eventSourceARN":"arn:aws:dynamodb:eu-west-1:000000000000:table/weborders-customer-metrics-v3-dev/stream/2030-01-01T00:00:00.000",
            "dynamodb":{"SequenceNumber":"100","StreamViewType":"KEYS_ONLY","Keys":{"contactID":{"S":"{{customer}}"} } } }] }
            """));
        using var spans = new RecordedSpans();
        var outcome = await sockets.Services.GetRequiredService<FanOut>().Handle(change, CancellationToken.None);
        Assert.Empty(outcome.BatchItemFailures);
        return spans.All.Count(span => span.Contains("GetItem weborders-customer-metrics-", StringComparison.Ordinal));
    }
}
