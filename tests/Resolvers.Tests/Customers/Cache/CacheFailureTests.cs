using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Shared.Projections;
using Graph.Testing.DynamoDb;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Customers.Cache;

/// <summary>What becomes of customers where the cache's table or a row is not as it should be. Each test has tables of its own.</summary>
public sealed class CacheFailureTests : IAsyncLifetime
{
    private const string Filtered = "{ customers(first: 5, filter: { totalSpend: { min: 1 } }) { totalCount nodes { id metrics { orderCount totalSpend } } } }";

    private readonly SmallShop shop = new();
    private readonly string id = SmallShop.Customers[0].Id.Value;

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_table_that_does_not_answer_is_not_asked_again_for_a_moment()
    {
        var before = await Metrics();
        shop.Requests.Answer = (_, body) => body.ToJsonString().Contains($"\"{shop.CacheTable}\"", StringComparison.Ordinal)
            ? RequestLog.Error("InternalServerError", System.Net.HttpStatusCode.InternalServerError)
            : null;
        shop.Requests.Clear();

        Assert.Equal((false, (int)before["orderCount"]!), await HitAndCount());

        Assert.InRange(shop.Asked("BatchGetItem"), 1, 8);
        Assert.Equal((0, 0), (shop.Asked("GetItem"), shop.Asked("PutItem")));
        shop.Requests.Clear();
        Assert.Equal((false, (int)before["orderCount"]!), await HitAndCount());
        await shop.Data("{ customers(first: 5) { totalCount } }");
        Assert.Equal((0, 0), (shop.Asked("BatchGetItem"), shop.Asked("Query")));

        shop.Requests.Answer = null;
        shop.Time.Pass(CacheRest.Length);
        Assert.True((await HitAndCount()).Hit);
    }

    [Fact]
    public async Task Who_is_emptied_out_of_the_table_is_found_from_orders_with_a_filter_too()
    {
        var before = await shop.Data(Filtered);
        foreach (var customer in SmallShop.Customers)
            await shop.DeleteRow(customer.Id.Value);

        await shop.Answers(Filtered, before.ToJsonString());
    }

    [Fact]
    public async Task A_filter_that_nobody_fits_reads_no_orders()
    {
        await shop.Data("{ customers { nodes { id } } }");
        shop.Requests.Clear();

        await shop.Answers("{ customers(filter: { search: \"zzz\" }) { nodes { id } } }", """{"customers":{"nodes":[]}}""");

        Assert.Equal((2, 0), (shop.Requests.Count("Query"), shop.Requests.Count("Scan")));
    }

    [Fact]
    public async Task Until_all_customers_are_kept_who_asks_keeps_none()
    {
        await shop.Services.GetRequiredService<ProjectionStore>().Put(new ProjectionState(CustomerMetricsTable.Name, null, null), default);
        await shop.DeleteRow(id);
        shop.Requests.Clear();

        Assert.False((await HitAndCount()).Hit);
        Assert.Equal(0, shop.Requests.Count("PutItem"));
    }

    [Fact]
    public async Task Who_is_not_computed_in_time_is_told_so()
    {
        await shop.DeleteRow(id);
        var services = shop.Services;
        var lookup = new CustomerLookup(
            services.GetRequiredService<CustomerStore>(),
            services.GetRequiredService<CustomerCache>(),
            services.GetRequiredService<CustomerMetricsUpdater>(),
            shop.Time)
        {
            Patience = TimeSpan.Zero,
        };

        var refused = await Assert.ThrowsAsync<GraphQLException>(async () => await lookup.GetActivities([new CustomerId(id)], default));

        Assert.Equal(ErrorCodes.Timeout, refused.Error.Code);
    }

    public static TheoryData<string, AttributeValue> Spoiled => new()
    {
        { "orderCount", new AttributeValue("many") },
        { "totalSpend", new AttributeValue { BOOL = true } },
        { "lastOrderDate", new AttributeValue("yesterday") },
        { "recent", new AttributeValue("none") },
        { "version", new AttributeValue("first") },
        { "version", new AttributeValue { NULL = true } },
        { "version", new AttributeValue { N = "-1" } },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public async Task A_row_that_cannot_be_read_is_computed_anew(string attribute, AttributeValue value)
    {
        var (before, list) = (await Metrics(), await shop.Data(Filtered));
        foreach (var customer in SmallShop.Customers)
            await shop.Spoil(customer.Id.Value, attribute, value);

        await shop.Answers(Filtered.Replace("totalCount", ""), WithoutCount(list));
        await shop.Answers(Filtered, list.ToJsonString());
        await shop.Spoil(id, attribute, value);
        Assert.Equal((int)before["orderCount"]!, (await HitAndCount()).Count);
        await shop.Services.GetRequiredService<CustomerMetricsRebuild>().Run(null, default);
        Assert.Equal(0, (await shop.Services.GetRequiredService<CustomerMetricsRebuild>().Verify(null, default)).Changed);
    }

    private static string WithoutCount(JsonNode list)
    {
        var copy = list.DeepClone();
        copy["customers"]!.AsObject().Remove("totalCount");
        return copy.ToJsonString();
    }

    private async Task<(bool Hit, int Count)> HitAndCount()
    {
        var metrics = await Metrics();
        return ((bool)metrics["cacheHit"]!, (int)metrics["orderCount"]!);
    }

    private async Task<JsonNode> Metrics() =>
        (await shop.Data($$"""{ customer(id: "{{id}}") { metrics { orderCount cacheHit } } }"""))["customer"]!["metrics"]!;
}
