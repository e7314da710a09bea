using System.Text.Json.Nodes;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Shared.Projections;
using Graph.Testing.DynamoDb;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Customers.Cache;

/// <summary>Customers that are read from the cache, and what becomes of it when it lacks some or fails. Each test has tables of its own.</summary>
public sealed class CustomerCacheTests : IAsyncLifetime
{
    private readonly SmallShop shop = new();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_customer_is_read_by_one_request_without_any_order()
    {
        var id = await SomeId();
        shop.Requests.Clear();

        var metrics = await Metrics(id);

        Assert.True((bool)metrics["cacheHit"]!);
        Assert.Equal((1, 0), (shop.Requests.Count("BatchGetItem"), shop.Requests.Count("Query")));
    }

    [Fact]
    public async Task Who_has_expired_is_computed_from_orders_once_and_is_there_again()
    {
        var id = await SomeId();
        var before = await Metrics(id);
        shop.Time.Pass(CachedCustomer.Lifetime + TimeSpan.FromSeconds(1));
        shop.Requests.Clear();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Metrics(id)));

        Assert.Contains(answers, metrics => !(bool)metrics["cacheHit"]!);
        Assert.All(answers, metrics => Assert.Equal((decimal)before["totalSpend"]!, (decimal)metrics["totalSpend"]!));
        // Of who asks a moment later, a second computation may have begun.
        Assert.InRange(shop.Requests.Count("Query"), 1, 3);
        Assert.True((bool)(await Metrics(id))["cacheHit"]!);
    }

    [Fact]
    public async Task Who_has_expired_is_in_the_list_as_before()
    {
        var before = await shop.Data("{ customers(first: 5) { nodes { id metrics { totalSpend } } } }");
        shop.Time.Pass(CachedCustomer.Lifetime + TimeSpan.FromSeconds(1));

        await shop.Answers("{ customers(first: 5) { nodes { id metrics { totalSpend } } } }", before.ToJsonString());
    }

    [Fact]
    public async Task While_the_table_is_gone_everything_is_read_from_orders()
    {
        const string List = "{ customers(first: 5) { totalCount nodes { id name metrics { orderCount totalSpend } } } }";
        var before = await shop.Data(List);
        var id = await SomeId();
        await shop.Database.Client.DeleteTableAsync(CustomerMetricsTable.Definition.NameIn(shop.Database.Stage));

        await shop.Answers(List, before.ToJsonString());
        Assert.False((bool)(await Metrics(id))["cacheHit"]!);
    }

    [Fact]
    public async Task While_the_table_is_throttled_everything_is_read_from_orders()
    {
        const string List = "{ customers(first: 5) { nodes { id metrics { orderCount } } } }";
        var before = await shop.Data(List);
        shop.Requests.Answer = (_, body) => body.ToJsonString().Contains("customer-metrics", StringComparison.Ordinal)
            ? RequestLog.Error("ProvisionedThroughputExceededException")
            : null;

        await shop.Answers(List, before.ToJsonString());
    }

    [Fact]
    public async Task Until_all_customers_are_kept_lists_are_read_from_orders()
    {
        var projections = shop.Services.GetRequiredService<ProjectionStore>();
        await projections.Put(new ProjectionState(CustomerMetricsTable.Name, null, null), default);

        var list = await shop.Data("{ customers(first: 5) { nodes { metrics { cacheHit } } } }");

        Assert.All(list["customers"]!["nodes"]!.AsArray(), node => Assert.False((bool)node!["metrics"]!["cacheHit"]!));
    }

    private async Task<string> SomeId() =>
        (string)(await shop.Data("{ customers(first: 1) { nodes { id } } }"))["customers"]!["nodes"]![0]!["id"]!;

    private async Task<JsonNode> Metrics(string id) =>
        (await shop.Data($$"""{ customer(id: "{{id}}") { metrics { orderCount totalSpend cacheHit computedAt } } }"""))["customer"]!["metrics"]!;
}
