using System.Diagnostics;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.LocalDev.Identity;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Search;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Graph.LocalDev.Tests.Customers;

/// <summary>What orders add up to, for customers and products, through the whole system: orders, stream, function, and who asks.</summary>
public sealed class CustomerMetricsFlowTests(CustomerMetricsFlowTests.MeteredSystem system, ITestOutputHelper output)
    : IClassFixture<CustomerMetricsFlowTests.MeteredSystem>
{
    private const int Customers = 20;
    private const int Imports = 100;

    [Fact]
    public async Task An_order_counts_within_a_second_of_its_import()
    {
        for (var i = 0; i < Customers; i++)
            await Import($"first-{i}", $"flow-{i}@example.com");
        var ids = new List<string>();
        for (var i = 0; i < Customers; i++)
            ids.Add(await CustomerOf($"ORD-first-{i}"));

        var waited = new List<double>();
        for (var i = 0; i < Imports; i++)
        {
            var (customer, count) = (i % Customers, i / Customers + 2);
            await Import($"flow-{i}", $"flow-{customer}@example.com");
            var imported = Stopwatch.GetTimestamp();
            await Eventually.Is(async () => await OrderCount(ids[customer]) == count, () => $"Order {i} does not count.");
            waited.Add(Stopwatch.GetElapsedTime(imported).TotalMilliseconds);
        }

        waited.Sort();
        output.WriteLine($"From an import's answer to the metrics: p50 {waited[Imports / 2]:f0} ms, most {waited[^1]:f0} ms.");
        Assert.InRange(waited[(int)(Imports * 0.99) - 1], 0, 1_000);
        Assert.True((bool)(await Metrics(ids[0]))["cacheHit"]!);
    }

    [Fact]
    public async Task An_order_that_is_deleted_or_goes_to_another_customer_counts_no_longer()
    {
        foreach (var (reference, email) in new[] { ("from-1", "from@example.com"), ("from-2", "from@example.com"), ("to-1", "to@example.com") })
            await Import(reference, email);
        var (from, to) = (await CustomerOf("ORD-from-1"), await CustomerOf("ORD-to-1"));
        await Eventually.Is(async () => (await OrderCount(from), await OrderCount(to)) == (2, 1));
        var client = system.Services.GetRequiredService<IAmazonDynamoDB>();
        var table = OrdersTable.Definition.NameIn(system.Services.GetRequiredService<Database>().Stage);

        await client.UpdateItemAsync(
            table,
            new() { ["orderID"] = new("ORD-from-2") },
            new() { ["contactID"] = new() { Action = AttributeAction.PUT, Value = new(to) } });
        await Eventually.Is(async () => (await OrderCount(from), await OrderCount(to)) == (1, 2));
        await client.DeleteItemAsync(table, new() { ["orderID"] = new("ORD-from-1") });
        await Eventually.Is(async () => await OrderCount(from) == 0);

        var listed = await system.Post($$"""{"query":"{ customers(filter: { search: \"from@example.com\" }) { nodes { id } } }"}""");
        Assert.Empty(listed.RootElement.GetProperty("data").GetProperty("customers").GetProperty("nodes").EnumerateArray());
    }

    [Fact]
    public async Task An_order_that_cannot_be_read_keeps_no_other_from_counting()
    {
        var client = system.Services.GetRequiredService<IAmazonDynamoDB>();
        var table = OrdersTable.Definition.NameIn(system.Services.GetRequiredService<Database>().Stage);
        await client.PutItemAsync(table, new() { ["orderID"] = new("ORD-broken"), ["source"] = new() { N = "1" } });

        await Import("beside-broken", "beside-broken@example.com");
        var customer = await CustomerOf("ORD-beside-broken");
        await Eventually.Is(async () => await OrderCount(customer) == 1, () => "The order beside it does not count.");

        await client.DeleteItemAsync(table, new() { ["orderID"] = new("ORD-broken") });
    }

    [Fact]
    public async Task What_is_kept_is_right_while_orders_arrive()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Import($"many-{i}", $"many-{i % 3}@example.com")));
        var rebuild = system.Services.GetRequiredService<CustomerMetricsRebuild>();

        await Eventually.Is(async () => (await rebuild.Verify(null, default)).Changed == 0, () => "What is kept differs from the orders.");
    }

    [Fact]
    public async Task An_order_is_among_its_products_until_it_is_deleted()
    {
        var before = await Product();
        await Import("of-product", "product@example.com", code: "FDCUP8");
        await Eventually.Is(async () => await Product() == (before.Orders + 1, "ORD-of-product"));

        await system.Services.GetRequiredService<IAmazonDynamoDB>().DeleteItemAsync(
            OrdersTable.Definition.NameIn(system.Services.GetRequiredService<Database>().Stage), new() { ["orderID"] = new("ORD-of-product") });
        await Eventually.Is(async () => await Product() == before);
    }

    [Fact]
    public async Task An_order_its_customer_and_a_product_are_found_as_they_are_now()
    {
        await Import("found-7431", "kowhai.waiata@example.com");
        await Eventually.Is(async () => await Found("found-7431") == "Order");
        await Eventually.Is(async () => await Found("waiata") == "Customer Order");
        var products = system.Services.GetRequiredService<ProductStore>();
        await products.Fill([new Product("ZQ-1", "Pōhutuka-1 honey", "Honey")], default);
        await Eventually.Is(async () => await Found("pohutuka-1") == "Product");

        await products.Fill([new Product("ZQ-1", "Rata honey", "Honey")], default);
        await system.Services.GetRequiredService<IAmazonDynamoDB>().DeleteItemAsync(
            OrdersTable.Definition.NameIn(system.Services.GetRequiredService<Database>().Stage), new() { ["orderID"] = new("ORD-found-7431") });

        await Eventually.Is(async () => (await Found("pohutuka-1"), await Found("zq-1 rata"), await Found("found-7431")) == ("", "Product", ""));
        await Eventually.Is(
            async () => await system.Services.GetRequiredService<SearchIndexer>().CountWrong(default) == 0, () => "The index differs.");
    }

    [Fact]
    public async Task A_response_says_how_many_metrics_were_found_and_how_often_the_database_was_asked()
    {
        var answer = await system.Post("""{"query":"{ customers(first: 5) { nodes { metrics { orderCount } } } }"}""");

        var performance = answer.RootElement.GetProperty("extensions").GetProperty("performance");
        Assert.Equal(
            (5, 0), (performance.GetProperty("cacheHits").GetInt32(), performance.GetProperty("cacheMisses").GetInt32()));
        // The page, and at times whether the cache is complete.
        Assert.InRange(performance.GetProperty("dynamoReads").GetInt32(), 1, 2);
    }

    /// <summary>The types of what is found, one after another.</summary>
    private async Task<string> Found(string text)
    {
        var answer = await system.Post($$"""{"query":"{ search(text: \"{{text}}\") { nodes { __typename } } }"}""");
        var nodes = answer.RootElement.GetProperty("data").GetProperty("search").GetProperty("nodes");
        return string.Join(' ', nodes.EnumerateArray().Select(node => node.GetProperty("__typename").GetString()));
    }

    private async Task<(int Orders, string Newest)> Product()
    {
        var answer = await system.Post("""{"query":"{ product(code: \"FDCUP8\") { sales { orderCount } orders(first: 1) { nodes { id } } } }"}""");
        var product = answer.RootElement.GetProperty("data").GetProperty("product");
        return (
            product.GetProperty("sales").GetProperty("orderCount").GetInt32(),
            product.GetProperty("orders").GetProperty("nodes")[0].GetProperty("id").GetString()!);
    }

    private async Task Import(string reference, string email, string code = "x")
    {
        var token = system.Issuer.Sign(new TokenRequest("importer", null, [], ["orders:write"], TokenRequest.UsualLifetime));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                $$$"""{"query":"mutation { importOrder(input: { reference: \"{{{reference}}}\", contact: { email: \"{{{email}}}\" }, items: [{ productCode: \"{{{code}}}\", unitPrice: 2, quantity: 1 }] }) { orderCreated } }"}""",
                null,
                "application/json"),
            Headers = { Authorization = new("Bearer", token) },
        };
        using var response = await system.Client.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True((bool?)answer["data"]?["importOrder"]?["orderCreated"], answer.ToJsonString());
    }

    private async Task<string> CustomerOf(string order) =>
        (await system.Post($$"""{"query":"{ order(id: \"{{order}}\") { customer { id } } }"}"""))
            .RootElement.GetProperty("data").GetProperty("order").GetProperty("customer").GetProperty("id").GetString()!;

    private async Task<int> OrderCount(string customer) => (int)(await Metrics(customer))["orderCount"]!;

    private async Task<JsonNode> Metrics(string customer)
    {
        var answer = await system.Post($$"""{"query":"{ customer(id: \"{{customer}}\") { metrics { orderCount cacheHit } } }"}""");
        return JsonNode.Parse(answer.RootElement.GetRawText())!["data"]!["customer"]!["metrics"]!;
    }

    /// <summary>Tells what its responses took.</summary>
    public sealed class MeteredSystem : SeededSystem
    {
        protected override int Orders => FewOrders;

        protected override string[] Arguments => [.. base.Arguments, "--GraphQL:Performance=true"];
    }
}
