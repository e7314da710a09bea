using System.Text.Json.Nodes;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Shared;
using Graph.Testing.DynamoDb;

namespace Graph.Resolvers.Tests.Customers;

[Collection(SeededShop.Collection)]
public sealed class CustomerListFromOrdersTests(SeededShop shop) : CustomerListTests(shop);

[Collection(SeededShop.Collection)]
public sealed class CustomerListFromCacheTests(CachingShop shop) : CustomerListTests(shop), IClassFixture<CachingShop>
{
    [Fact]
    public async Task A_page_reads_as_many_customers_as_it_has_and_no_orders()
    {
        await Shop.Data("{ customers(first: 10) { nodes { id } } }");
        Shop.Requests.Clear();

        var data = await Shop.Data("{ customers(first: 10) { nodes { id name metrics { totalSpend segment cacheHit } } } }");

        Assert.All(data["customers"]!["nodes"]!.AsArray(), node => Assert.True((bool)node!["metrics"]!["cacheHit"]!));
        var query = Assert.Single(Shop.Requests.Bodies("Query"));
        Assert.Equal(11, (int)query["Limit"]!);
        Assert.Equal((0, 0), (Shop.Requests.Count("Scan"), Shop.Requests.Count("BatchGetItem")));
    }

    [Fact]
    public async Task A_list_that_was_begun_from_the_cache_goes_on_from_the_orders()
    {
        var whole = await AllIds("TOTAL_SPEND_DESC", 100);
        var page = (await Shop.Data("{ customers(first: 7) { nodes { id } pageInfo { endCursor } } }"))["customers"]!;

        Shop.Requests.Answer = (operation, body) =>
            operation == "Query" && ((string)body["TableName"]!).Contains("customer-metrics", StringComparison.Ordinal)
                ? RequestLog.Error("ResourceNotFoundException")
                : null;
        var next = await Shop.Data($"{{ customers(first: 7, after: \"{page["pageInfo"]!["endCursor"]}\") {{ nodes {{ id metrics {{ cacheHit }} }} }} }}");
        Shop.Requests.Answer = null;
        Shop.Time.Pass(CacheRest.Length);

        Assert.Equal(whole.Take(14), Ids(page).Concat(Ids(next["customers"]!)));
        Assert.All(next["customers"]!["nodes"]!.AsArray(), node => Assert.False((bool)node!["metrics"]!["cacheHit"]!));
    }
}

/// <summary>What a list of customers is, wherever it is read from.</summary>
public abstract class CustomerListTests(Shop shop)
{
    protected Shop Shop => shop;

    // What the list has to say, from the orders that were put in.
    private static readonly (Customer Customer, CustomerMetrics Metrics)[] Expected = [.. SeedData.Customers.Select(customer => (customer, MetricsOf(customer)))];

    public static TheoryData<string, Func<IEnumerable<(Customer Customer, CustomerMetrics Metrics)>, IEnumerable<(Customer Customer, CustomerMetrics Metrics)>>> Sorts => new()
    {
        { "TOTAL_SPEND_DESC", all => all.OrderByDescending(entry => entry.Metrics.TotalSpend) },
        { "TOTAL_SPEND_ASC", all => all.OrderBy(entry => entry.Metrics.TotalSpend) },
        { "ORDER_COUNT_DESC", all => all.OrderByDescending(entry => entry.Metrics.OrderCount) },
        { "ORDER_COUNT_ASC", all => all.OrderBy(entry => entry.Metrics.OrderCount) },
        { "LAST_ORDER_DESC", all => all.OrderByDescending(entry => entry.Metrics.LastOrderDate) },
        { "LAST_ORDER_ASC", all => all.OrderBy(entry => entry.Metrics.LastOrderDate) },
        { "NAME_ASC", all => all.OrderBy(entry => SearchText.Fold(entry.Customer.Name), StringComparer.Ordinal) },
        { "NAME_DESC", all => all.OrderByDescending(entry => SearchText.Fold(entry.Customer.Name), StringComparer.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Every_order_of_the_list_is_served_and_its_pages_make_up_the_whole(
        string orderBy, Func<IEnumerable<(Customer Customer, CustomerMetrics Metrics)>, IEnumerable<(Customer Customer, CustomerMetrics Metrics)>> sort)
    {
        // LINQ keeps the order of equal entries; the seed's ids ascend, and those of a descending list descend.
        var all = orderBy.EndsWith("_DESC", StringComparison.Ordinal) ? Expected.Reverse() : Expected;
        var expected = sort(all).Select(entry => entry.Customer.Id.Value).ToArray();
        Assert.Equal(expected, await AllIds(orderBy, 100));
    }

    public static TheoryData<string, Func<Customer, CustomerMetrics, bool>> Filters => new()
    {
        { "{}", (_, _) => true },
        { "{ segment: VIP }", (_, metrics) => metrics.Segment == CustomerSegment.Vip },
        { "{ segment: ACTIVE }", (_, metrics) => metrics.Segment == CustomerSegment.Active },
        { "{ segment: NEW }", (_, metrics) => metrics.Segment == CustomerSegment.New },
        { "{ segment: DORMANT }", (_, metrics) => metrics.Segment == CustomerSegment.Dormant },
        { "{ search: \"pohutukawa\" }", (customer, _) => customer.Company == "Pōhutukawa Soaps" },
        { "{ search: \"NOVAK\" }", (customer, _) => customer.LastName == "Novák" },
        { "{ search: \"zzz\" }", (_, _) => false },
        { "{ totalSpend: { min: 4000, max: 6000 } }", (_, metrics) => metrics.TotalSpend is >= 4000 and <= 6000 },
        { "{ lastOrderOn: { from: \"2031-04-01\", to: \"2031-04-20\" } }", (_, metrics) =>
            metrics.LastOrderDate >= new DateTimeOffset(2031, 4, 1, 0, 0, 0, TimeSpan.Zero) && metrics.LastOrderDate < new DateTimeOffset(2031, 4, 21, 0, 0, 0, TimeSpan.Zero) },
        { "{ lastOrderAt: { from: \"2031-05-01T00:00:00Z\" }, segment: VIP }", (_, metrics) =>
            metrics.Segment == CustomerSegment.Vip && metrics.LastOrderDate >= new DateTimeOffset(2031, 5, 1, 0, 0, 0, TimeSpan.Zero) },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_gives_who_fits_it(string filter, Func<Customer, CustomerMetrics, bool> fits)
    {
        var expected = Expected.Reverse().Where(entry => fits(entry.Customer, entry.Metrics)).OrderByDescending(entry => entry.Metrics.TotalSpend).Select(entry => entry.Customer.Id.Value).ToArray();
        var data = await shop.Data($"{{ customers(filter: {filter}, first: 100) {{ totalCount nodes {{ id }} }} }}");
        Assert.Equal(expected.Take(100), Ids(data["customers"]!));
        Assert.Equal(expected.Length, (int)data["customers"]!["totalCount"]!);
    }

    [Fact]
    public async Task The_metrics_of_a_list_and_of_a_single_customer_agree()
    {
        const string Metrics = "metrics { orderCount totalSpend firstOrderDate lastOrderDate lastOrderReference segment lastOrderDaysAgo purchaseFrequency }";
        var list = await shop.Data($"{{ customers(first: 3) {{ nodes {{ id {Metrics} }} }} }}");
        foreach (var node in list["customers"]!["nodes"]!.AsArray())
        {
            var single = await shop.Data($"{{ customer(id: \"{node!["id"]}\") {{ id {Metrics} }} }}");
            Assert.True(JsonNode.DeepEquals(node, single["customer"]), single.ToJsonString());
        }

        var first = Expected.MaxBy(entry => entry.Metrics.TotalSpend).Metrics;
        Assert.Equal(first.OrderCount, (int)list["customers"]!["nodes"]![0]!["metrics"]!["orderCount"]!);
        Assert.Equal(first.TotalSpend, (decimal)list["customers"]!["nodes"]![0]!["metrics"]!["totalSpend"]!);
        Assert.Equal("VIP", (string?)list["customers"]!["nodes"]![0]!["metrics"]!["segment"]);
    }

    [Theory]
    [InlineData("first: 0", "BAD_USER_INPUT", "ask for 1 to 100")]
    [InlineData("filter: { totalSpend: { min: 2, max: 1 } }", "BAD_USER_INPUT", "'totalSpend.min'")]
    [InlineData("filter: { lastOrderOn: { from: \"2031-05-06\", to: \"2031-05-05\" } }", "BAD_USER_INPUT", "'lastOrderOn.from'")]
    [InlineData("filter: { lastOrderAt: { from: \"2031-05-06T00:00:00Z\", to: \"2031-05-05T00:00:00Z\" } }", "BAD_USER_INPUT", "'lastOrderAt.from'")]
    [InlineData("after: \"x\"", "BAD_CURSOR", "leave it out")]
    public async Task What_cannot_be_served_is_refused_with_what_to_do(string arguments, string code, string message) =>
        await shop.Refuses($"{{ customers({arguments}) {{ nodes {{ id }} }} }}", code, message);

    [Fact]
    public async Task A_cursor_of_one_order_is_none_of_another()
    {
        var data = await shop.Data("{ customers(first: 1) { pageInfo { endCursor } } }");
        await shop.Refuses($"{{ customers(first: 1, orderBy: NAME_ASC, after: \"{data["customers"]!["pageInfo"]!["endCursor"]}\") {{ nodes {{ id }} }} }}", "BAD_CURSOR", "leave it out");
    }

    protected async Task<List<string>> AllIds(string orderBy, int size)
    {
        var ids = new List<string>();
        var after = "null";
        while (true)
        {
            var data = await shop.Data($"{{ customers(orderBy: {orderBy}, first: {size}, after: {after}) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}");
            ids.AddRange(Ids(data["customers"]!));
            if (!(bool)data["customers"]!["pageInfo"]!["hasNextPage"]!)
                return ids;
            after = $"\"{data["customers"]!["pageInfo"]!["endCursor"]}\"";
        }
    }

    protected static IEnumerable<string> Ids(JsonNode connection) => connection["nodes"]!.AsArray().Select(node => (string)node!["id"]!);

    private static CustomerMetrics MetricsOf(Customer customer) => CustomerMetrics.Of(
        new ComputedActivity(
            SeededShop.NewestFirst.Where(order => order.CustomerId == customer.Id)
                .Aggregate(CustomerActivity.None, (sum, order) => sum.With(order.CreatedAt, order.Totals.Total, order.Reference)),
            Tests.Shop.Now,
            CacheHit: false),
        Tests.Shop.Now);
}
