using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Graph.Functions.Subscriptions;
using Graph.Gateway.Observability;
using Graph.Lambda.Events;
using Graph.Resolvers.Subscriptions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>What the functions of subscriptions log and count of operations, as the one for HTTP does.</summary>
[Collection(SeededSystem.Collection)]
public sealed class ObservedSubscriptionsTests(SeededSystem system, SocketSystem sockets) : IClassFixture<SocketSystem>
{
    private readonly Metrics metrics = sockets.Services.GetRequiredService<Metrics>();
    private readonly List<JsonNode> logged = [];

    [Fact]
    public async Task A_query_over_the_WebSocket_is_counted_and_logged_with_its_name_and_hash()
    {
        const string Query = "query Customers { customers(first: 1) { nodes { id } } }";
        using var client = await SocketPeer.Open(sockets.Api.Endpoint);
        Counted();

        await Subscribe(client, "Customers", Query);
        Assert.StartsWith("""{"id":"1","type":"next","payload":{"data":{"customers":""", await client.Read(), StringComparison.Ordinal);

        var counted = Counted();
        var (operation, reads) = Assert.Single(SlowOf(Query));
        Assert.Equal("Customers", operation);
        Assert.Equal((1, 0), (counted["OperationCount"], counted["OperationErrors"]));
        Assert.InRange(reads, 1, counted["DynamoDbReads"]);
    }

    [Fact]
    public async Task What_is_refused_is_counted_as_an_error()
    {
        using var client = await SocketPeer.Open(sockets.Api.Endpoint);
        Counted();

        await Subscribe(client, null, "subscription { nothing }");
        Assert.StartsWith("""{"id":"1","type":"error",""", await client.Read(), StringComparison.Ordinal);
        await Subscribe(client, null, """subscription { transactionUpdated(id: "none") { id } }""");
        Assert.StartsWith("""{"id":"1","type":"error",""", await client.Read(), StringComparison.Ordinal);

        var counted = Counted();
        Assert.Equal((2, 2), (counted["OperationCount"], counted["OperationErrors"]));
    }

    [Fact]
    public async Task The_current_state_and_each_event_are_counted_and_logged_with_their_name_and_hash()
    {
        var customer = await system.ImportOrder("observed-1", "observed@sockets.example");
        var query = $$"""subscription Orders { orderImported(customerId: "{{customer}}") { reference customer { name } } }""";
        using var client = await SocketPeer.Open(sockets.Api.Endpoint);
        Counted();
        await Subscribe(client, "Orders", query);
        Assert.Contains("observed-1", await client.Read(), StringComparison.Ordinal);

        await system.ImportOrder("observed-2", "observed@sockets.example");
        Assert.Contains("observed-2", await client.Read(), StringComparison.Ordinal);

        var counted = Counted();
        Assert.Equal((2, 0), (counted["OperationCount"], counted["OperationErrors"]));
        Assert.Equal(["Orders", "Orders"], SlowOf(query).Select(slow => slow.Operation));
        Assert.All(SlowOf(query), slow => Assert.InRange(slow.Reads, 1, 10));
    }

    [Fact]
    public async Task An_event_is_a_span_with_the_batches_that_it_loads()
    {
        // Both are told, one after the other; so nobody but this test tells the subscription of the first.
        var customer = await system.ImportOrder("traced-1", "traced@sockets.example");
        await system.ImportOrder("traced-2", "traced-2@sockets.example");
        var changes = (await ChangesWith("traced-1"), await ChangesWith("traced-2")).Item1;
        var query = $$"""{"query":"subscription { orderImported(customerId: \"{{customer}}\") { reference customer { name } } }"}""";
        var left = new StoredSubscription(
            $"orders:{customer}", "nobody=", "1", query, null, null, DateTimeOffset.UtcNow.AddSeconds(-1), new Dictionary<string, long>(), DateTimeOffset.UtcNow.AddMinutes(1));
        await sockets.Services.GetRequiredService<ConnectionStore>().Add("nobody=", null, CancellationToken.None);
        await sockets.Services.GetRequiredService<SubscriptionStore>().Begin(left, DateTimeOffset.UtcNow, 5, CancellationToken.None);
        using var spans = new RecordedSpans();

        await sockets.Services.GetRequiredService<FanOut>().Handle(changes, CancellationToken.None);

        var all = spans.All;
        Assert.Contains(all, span => span.StartsWith("subscription graphql.document.hash=", StringComparison.Ordinal));
        Assert.Contains(all, span => span.StartsWith("subscription/graphql.load graphql.loader.name=", StringComparison.Ordinal));
    }

    private static Task Subscribe(SocketPeer client, string? name, string query) => client.Send(new JsonObject
    {
        ["id"] = "1",
        ["type"] = "subscribe",
        ["payload"] = new JsonObject { ["query"] = query, ["operationName"] = name },
    }.ToJsonString());

    /// <summary>Of all lines of metrics since the last time, added up.</summary>
    private Dictionary<string, int> Counted()
    {
        metrics.Flush();
        var lines = new List<JsonNode>();
        while (sockets.Lines.TryDequeue(out var line))
            lines.Add(JsonNode.Parse(line)!);
        logged.AddRange(lines.Where(line => line["_aws"] is null));
        return new[] { "OperationCount", "OperationErrors", "DynamoDbReads" }.ToDictionary(
            name => name, name => lines.Where(line => line["_aws"] is not null).Sum(line => (int?)line[name] ?? 0));
    }

    /// <summary>The warnings of slow operations with this document, up to when it was last counted.</summary>
    private List<(string? Operation, int Reads)> SlowOf(string query)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));
        return [.. from line in logged
                   where (string?)line["hash"] == hash && ((string)line["message"]!).StartsWith("Slow operation", StringComparison.Ordinal)
                   select ((string?)line["operation"], (int)line["reads"]!)];
    }

    private async Task<DynamoDbStreamEvent> ChangesWith(string reference)
    {
        DynamoDbStreamEvent? found = null;
        await Eventually.Is(() => (found = sockets.Changes.FirstOrDefault(IsOf)) is not null, () => $"Nothing is told of {reference}.");
        return found!;

        bool IsOf(DynamoDbStreamEvent changes) =>
            changes.Records.Any(record => record.DynamoDb.NewImage?.GetRawText().Contains($"\"{reference}\"", StringComparison.Ordinal) == true);
    }
}
