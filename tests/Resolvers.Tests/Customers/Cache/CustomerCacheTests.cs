using System.Text.Json.Nodes;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Customers;
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

    [Fact]
    public async Task A_rebuild_finds_what_is_wrong_and_rights_it()
    {
        var rebuild = shop.Services.GetRequiredService<CustomerMetricsRebuild>();
        Assert.Equal(0, (await rebuild.Verify(null, default)).Changed);
        var ids = (await shop.Data("{ customers(first: 3) { nodes { id } } }"))["customers"]!["nodes"]!.AsArray().Select(node => (string)node!["id"]!).ToArray();
        await shop.Database.Client.DeleteItemAsync(
            CustomerMetricsTable.Definition.NameIn(shop.Database.Stage), new() { ["contactID"] = new(ids[0]) });
        await shop.Database.Client.UpdateItemAsync(
            CustomerMetricsTable.Definition.NameIn(shop.Database.Stage),
            new() { ["contactID"] = new(ids[1]) },
            new() { ["orderCount"] = new() { Action = "PUT", Value = new() { N = "7777" } } });

        Assert.Equal(2, (await rebuild.Verify(null, default)).Changed);
        Assert.Equal(2, (await rebuild.Run(null, default)).Changed);
        Assert.Equal(0, (await rebuild.Verify(null, default)).Changed);
    }

    [Fact]
    public async Task A_rebuild_that_was_ended_goes_on_where_it_was()
    {
        var rebuild = shop.Services.GetRequiredService<CustomerMetricsRebuild>();
        var projections = shop.Services.GetRequiredService<ProjectionStore>();
        await projections.Put(new ProjectionState(CustomerMetricsTable.Name, null, SmallShop.Customers[4].Id.Value), default);
        shop.Requests.Clear();

        var figures = await rebuild.Run(null, default);

        Assert.Equal((8, 8), (figures.Customers, figures.Done));
        // Three customers, and twice how far it is.
        Assert.Equal(5, shop.Requests.Count("PutItem"));
        var state = await projections.Get(CustomerMetricsTable.Name, default);
        Assert.Equal((Shop.Now, null), (state.CompleteSince, state.RebuildAt));
    }

    private async Task<string> SomeId() =>
        (string)(await shop.Data("{ customers(first: 1) { nodes { id } } }"))["customers"]!["nodes"]![0]!["id"]!;

    private async Task<JsonNode> Metrics(string id) =>
        (await shop.Data($$"""{ customer(id: "{{id}}") { metrics { orderCount totalSpend cacheHit computedAt } } }"""))["customer"]!["metrics"]!;

    /// <summary>Eight customers of the invented shop, cached.</summary>
    private sealed class SmallShop : Shop
    {
        public static new IReadOnlyList<Customer> Customers { get; } = [.. SeedData.Customers.OrderBy(customer => customer.Id.Value).Take(8)];

        protected override bool CachesCustomers => true;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var ids = Customers.Select(customer => customer.Id).ToHashSet();
            await base.Customers.Fill(Customers, default);
            await Orders.Fill(SeededShop.NewestFirst.Where(order => order.CustomerId is { } id && ids.Contains(id)), default);
            await Services.GetRequiredService<CustomerMetricsRebuild>().Run(progress: null, default);
        }
    }
}
