using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.DynamoDb;
using Graph.LocalDev.Identity;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Graph.LocalDev.Tests.Customers;

/// <summary>Twenty clients for a minute while orders arrive and DynamoDB throttles: no error, few misses, nothing stale, nothing lost.</summary>
[Trait("Category", "Soak")]
public sealed class LoadSoak(LoadSoak.ThrottledSystem system, ITestOutputHelper output) : IClassFixture<LoadSoak.ThrottledSystem>
{
    private const int Clients = 20;
    private const int Customers = 50;

    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_stale = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Written> written = new();
    private readonly ConcurrentBag<double> waited = [];
    private readonly ConcurrentBag<string> wrong = [];
    private long hits;
    private long misses;

    [Fact]
    public async Task Reads_hit_the_cache_and_see_what_was_written()
    {
        string[] ids = [.. Enumerable.Range(0, Customers).Select(i => $"c-{1001 + i}")];
        var emails = new Dictionary<string, string>();
        foreach (var id in ids)
        {
            var customer = (await Ask($$"""{ customer(id: "{{id}}") { email metrics { orderCount } } }"""))["data"]!["customer"]!;
            emails[id] = (string)customer["email"]!;
            written[id] = new Written((int)customer["metrics"]!["orderCount"]!, 0, Stopwatch.GetTimestamp());
        }
        (hits, misses) = (0, 0);
        system.Throttling.Share = 0.02;

        using var ending = new CancellationTokenSource(s_duration);
        var writing = Write(ids, emails, ending.Token);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Read(ids, new Random(client), ending.Token)));
        var orders = await writing;
        system.Throttling.Share = 0;

        var sorted = waited.Order().ToArray();
        output.WriteLine(
            $"{sorted.Length:n0} answers (p50 {sorted[sorted.Length / 2]:n1} ms, p99 {sorted[(int)(sorted.Length * 0.99)]:n1} ms) and {orders:n0} imports"
            + $" in {s_duration.TotalSeconds:n0} s; {system.Throttling.Count:n0} requests throttled; hit rate {(double)hits / (hits + misses):p2}.");
        Assert.Empty(wrong);
        Assert.InRange((double)hits / (hits + misses), 0.95, 1);
        await NothingIsLost();
    }

    private async Task NothingIsLost()
    {
        var rebuild = system.Services.GetRequiredService<CustomerMetricsRebuild>();
        await Eventually.Is(async () => (await rebuild.Verify(null, default)).Changed == 0, () => "A customer's metrics are not as the orders say.");
        foreach (var (id, last) in written)
        {
            var answer = await Ask($$"""{ customer(id: "{{id}}") { metrics { orderCount } } }""");
            Assert.Equal(last.Orders, (int)answer["data"]!["customer"]!["metrics"]!["orderCount"]!);
        }
        var index = system.Services.GetRequiredService<OrderLedger>();
        await Eventually.Is(async () => await index.CountWrong(default) == 0, () => "A product's orders are not as the orders say.");
    }

    /// <summary>At most ten imports a second, one after another.</summary>
    /// <returns>How many.</returns>
    private async Task<int> Write(string[] ids, Dictionary<string, string> emails, CancellationToken ending)
    {
        var token = system.Issuer.Sign(new TokenRequest("importer", null, [], ["orders:write"], TokenRequest.UsualLifetime));
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var count = 0;
        while (await Next(clock, ending))
        {
            var id = ids[count % ids.Length];
            var answer = await Ask(
                $$"""mutation { importOrder(input: { reference: "load-{{count++}}", contact: { email: "{{emails[id]}}" }, items: [{ productCode: "FDCUP8", unitPrice: 2, quantity: 1 }] }) { orderCreated customer { id } } }""",
                token);
            if (answer["errors"] is not null || (bool?)answer["data"]!["importOrder"]!["orderCreated"] != true)
                wrong.Add(answer.ToJsonString());
            var before = written[id];
            written[id] = new Written(before.Orders + 1, before.Orders, Stopwatch.GetTimestamp());
        }
        return count;
    }

    private async Task Read(string[] ids, Random random, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            var id = ids[random.Next(ids.Length)];
            var (before, started) = (written[id], Stopwatch.GetTimestamp());
            var answer = await Ask(random.Next(10) switch
            {
                < 7 => $$"""{ customer(id: "{{id}}") { name metrics { orderCount totalSpend } } }""",
                < 9 => "{ customers(first: 20) { nodes { id metrics { totalSpend } } } }",
                _ => """{ product(code: "FDCUP8") { sales { orderCount } orders(first: 10) { nodes { id } } } }""",
            });
            waited.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Check(answer, before, started);
        }
    }

    private void Check(JsonNode answer, Written before, long started)
    {
        if (answer["errors"] is { } errors)
            wrong.Add(errors.ToJsonString());
        var performance = answer["extensions"]!["performance"]!;
        Interlocked.Add(ref hits, (long)performance["cacheHits"]!);
        Interlocked.Add(ref misses, (long)performance["cacheMisses"]!);
        if ((int?)answer["data"]?["customer"]?["metrics"]?["orderCount"] is not { } count)
            return;
        var least = Stopwatch.GetElapsedTime(before.At, started) > s_stale ? before.Orders : before.OrdersBefore;
        if (count < least)
            wrong.Add($"{count} orders, {least} were written five seconds ago.");
    }

    private async Task<JsonNode> Ask(string query, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await system.Client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static async Task<bool> Next(PeriodicTimer clock, CancellationToken ending)
    {
        try
        {
            return await clock.WaitForNextTickAsync(ending);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <param name="OrdersBefore">How many were there before the last was written: of this one it is not known when it counts.</param>
    private sealed record Written(int Orders, int OrdersBefore, long At);

    public sealed class ThrottledSystem : SeededSystem
    {
        internal ThrottlingHandler Throttling { get; } = new();

        protected override string[] Arguments => [.. base.Arguments, "--GraphQL:Performance=true", "--RateLimit:PerSecond=100000"];

        protected override HttpMessageHandler ToDatabase => Throttling;
    }

    /// <summary>Answers a share of all requests as a table with too little capacity does.</summary>
    internal sealed class ThrottlingHandler() : DelegatingHandler(DynamoDbClientFactory.CreateHandler())
    {
        private int count;

        public double Share { get; set; }

        public int Count => Volatile.Read(ref count);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Random.Shared.NextDouble() >= Share)
                return base.SendAsync(request, cancellationToken);
            Interlocked.Increment(ref count);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                RequestMessage = request,
                Content = new StringContent(
                    """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"Throttled by a test."}""",
                    Encoding.UTF8,
                    "application/x-amz-json-1.0"),
            });
        }
    }
}
