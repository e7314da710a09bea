using System.Diagnostics;
using System.Text;
using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.DynamoDb.Tables;
using Graph.Gateway;
using Graph.LocalDev.Processes;
using Graph.Resolvers;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Graph.Operations.Tests;

/// <summary>What queries cost as the tables grow, over HTTP. Prints a table; GRAPH_SIZES takes other sizes.</summary>
[Trait("Category", "Soak")]
public sealed class SizeSoak(ITestOutputHelper output)
{
    private const int Samples = 300;
    private const int SlowSamples = 3;

    private static readonly string Code = InventedOrders.CodeOf(0);

    private static readonly int[] s_sizes =
        [.. (Environment.GetEnvironmentVariable("GRAPH_SIZES") ?? "10000,100000").Split(',').Select(int.Parse)];

    [Fact]
    public async Task Customers_and_products_cost_what_their_pages_cost()
    {
        output.WriteLine("| orders | customers(first: 50), cache | from orders | times | customer(id) | product's sales and 50 orders, index | from orders | times |");
        foreach (var size in s_sizes)
            await MeasureCustomersAndProducts(size);
    }

    [Fact]
    public async Task A_search_costs_what_its_page_costs()
    {
        output.WriteLine("| orders | 20 orders by a word |");
        foreach (var size in s_sizes)
            await MeasureSearch(size);
    }

    private async Task MeasureCustomersAndProducts(int size)
    {
        await using var database = await DynamoDbLocal.Start();
        using var client = DynamoDbClientFactory.Create(database.Endpoint);
        await using var cached = await Start(client, "true");
        await using var uncached = await Start(client, "false");
        await Fill(cached.Services, size);
        var product = $$"""{ product(code: "{{Code}}") { sales { orderCount revenue } orders(first: 50) { nodes { id totals { total } } } } }""";
        var scanned = await Sample(uncached, product, SlowSamples, "\"orderCount\"");
        await cached.Services.GetRequiredService<OrderLedger>().Fill(default);
        await cached.Services.GetRequiredService<CustomerMetricsRebuild>().Run(progress: null, default);

        const string List = "{ customers(first: 50, orderBy: TOTAL_SPEND_DESC) { nodes { id name metrics { orderCount totalSpend cacheHit } } } }";
        var single = $$"""{ customer(id: "invented-{{size / 40:d6}}") { name metrics { orderCount totalSpend } } }""";
        var list = await Sample(cached, List, Samples, "\"cacheHit\":true");
        var customer = await Sample(cached, single, Samples, "\"orderCount\"");
        var slow = await Sample(uncached, List, SlowSamples, "\"cacheHit\":false");
        var indexed = await Sample(cached, product, Samples, "\"orderCount\"");
        var (times, productTimes) = (slow[slow.Count / 2] / list[list.Count / 2], scanned[scanned.Count / 2] / indexed[indexed.Count / 2]);
        output.WriteLine(
            $"| {size:n0} | {Text(list)} | {Text(slow)} | {times:n0} | {Text(customer)} | {Text(indexed)} | {Text(scanned)} | {productTimes:n0} |");

        Assert.InRange(At(list, 0.99), 0, 60);
        Assert.InRange(At(customer, 0.99), 0, 30);
        Assert.True(size < 100_000 || (times >= 50 && productTimes >= 50), $"{times} and {productTimes} times");
    }

    private async Task MeasureSearch(int size)
    {
        await using var database = await DynamoDbLocal.Start();
        using var client = DynamoDbClientFactory.Create(database.Endpoint);
        await using var gateway = await Start(client, "true");
        await Fill(gateway.Services, size);
        await gateway.Services.GetRequiredService<SearchIndexer>().Fill(default);

        var found = await Sample(
            gateway, "{ search(text: \"smith\", types: [ORDER]) { nodes { ... on Order { id reference } } } }", Samples, "\"reference\"");
        output.WriteLine($"| {size:n0} | {Text(found)} |");

        Assert.InRange(At(found, 0.99), 0, 100);
    }

    private static async Task<WebApplication> Start(IAmazonDynamoDB client, string cache)
    {
        var gateway = GatewayApplication.Build(
            [
                "--environment=Production", "--Stage=dev", "--urls=http://127.0.0.1:0", "--Auth:AnonymousPermissions:0=orders:read",
                $"--Customers:Cache={cache}", "--GraphQL:TimeoutSeconds=600",
                $"--DynamoDb:CursorKey={Convert.ToBase64String(new byte[32])}",
            ],
            builder => builder.Services.AddSingleton(client));
        await gateway.StartAsync();
        return gateway;
    }

    private static async Task Fill(IServiceProvider services, int size)
    {
        var invented = new InventedOrders(size, size / 20, DateTimeOffset.UtcNow);
        // Nobody follows the streams, and each record in them makes DynamoDB Local slower at all writes.
        await services.GetRequiredService<Database>().CreateTables(Slices.Tables.Select(table => table with { Stream = StreamView.None }));
        await services.GetRequiredService<ProductStore>().Fill([new(Code, "An invented product", "Cleaning Supplies")], default);
        await services.GetRequiredService<CustomerStore>().Fill([.. invented.Customers()], default);
        foreach (var batch in invented.Orders().Chunk(1_000))
            await services.GetRequiredService<OrderStore>().Fill(batch, default);
    }

    /// <summary>Milliseconds, in order; the first answers, for which code is compiled yet, do not count.</summary>
    private static async Task<List<double>> Sample(WebApplication gateway, string query, int count, string holds)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var body = $$"""{"query":{{System.Text.Json.JsonSerializer.Serialize(query)}}}""";
        var samples = new List<double>();
        for (var i = -count / 5; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new Uri(new Uri(gateway.Urls.Single()), "/graphql"), content);
            var answer = await response.Content.ReadAsStringAsync();
            if (i >= 0)
                samples.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Assert.Contains(holds, answer, StringComparison.Ordinal);
        }
        samples.Sort();
        return samples;
    }

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];

    private static string Text(List<double> sorted) => $"p50 {At(sorted, 0.5):n1} ms, p99 {At(sorted, 0.99):n1} ms";
}
