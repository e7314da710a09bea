using Graph.LocalDev.Seed;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Orders;
using Graph.Testing;
using static Graph.LocalDev.Tests.Rest.SeededOrders;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Customers by REST.</summary>
[Collection(SeededSystem.Collection)]
public sealed class CustomerShimTests(SeededSystem system)
{
    [Fact]
    public async Task Customers_of_every_kind_have_their_metrics_by_the_names_of_before()
    {
        var orders = (await SeededOrders.Of(system)).All.ToLookup(order => order.CustomerId!.Value);
        var samples = SeedData.Customers.Where(customer => orders.Contains(customer.Id))
            .DistinctBy(customer => (Segment(orders[customer.Id]), Frequency(orders[customer.Id]))).ToArray();

        foreach (var customer in samples)
        {
            Assert.Equal(
                Envelope.Success(Expected(customer, orders[customer.Id]), cacheHit: true),
                (await system.Get($"/api/customers/{customer.Id}")).Body);
        }

        Assert.Equal(["Active", "Dormant", "New", "VIP"], samples.Select(customer => Segment(orders[customer.Id])).Distinct().Order(StringComparer.Ordinal));
        Assert.Superset(
            new HashSet<string> { "One-time", "Monthly", "Quarterly", "Occasional", "Weekly" },
            samples.Select(customer => Frequency(orders[customer.Id])).ToHashSet());
    }

    [Theory]
    [InlineData("/api/customers/nobody")]
    [InlineData("/prod/api/customers/nobody")]
    public async Task A_customer_who_is_not_there_is_404(string path)
    {
        var answer = await system.Get(path);

        Assert.Equal((404, Envelope.Failure("Customer not found: nobody", cacheHit: false)), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_contact_without_orders_is_404_as_a_customer_and_has_no_orders()
    {
        var contact = (string)(await system.Import("""{"customer":{"contact_name":"Only A Contact"}}""")).Json()["contactID"]!;

        var answer = await system.Get($"/api/customers/{contact}");

        Assert.Equal((404, Envelope.Failure($"Customer not found: {contact}", cacheHit: false)), (answer.Status, answer.Body));
        Assert.Equal(Envelope.Success("[]", count: "0"), (await system.Get($"/api/customers/{contact}/orders")).Body);
    }

    [Fact]
    public async Task Who_spent_most_comes_first_and_the_total_is_that_of_all()
    {
        var orders = (await SeededOrders.Of(system)).All.ToLookup(order => order.CustomerId!.Value);
        var first = orders.OrderByDescending(Sum).Take(2).Select(group => Expected(SeedData.Customers.Single(customer => customer.Id == group.Key), [.. group]));

        var answer = await system.Get("/api/customers?limit=2&lastEvaluatedKey=ignored");

        var total = answer.Json()["meta"]!["total"]!.GetValue<int>();
        Assert.Equal(Envelope.Success($"[{string.Join(',', first)}]", "2", $"{total}", cacheHit: true), answer.Body);
        Assert.InRange(total, orders.Count, int.MaxValue);
    }

    [Fact]
    public async Task More_than_are_given_at_once_are_not_refused()
    {
        var meta = (await system.Get("/api/customers?limit=5000")).Json()["meta"]!;

        Assert.Equal(100, (int)meta["count"]!);
        Assert.Null(meta["lastEvaluatedKey"]);
    }

    [Fact]
    public async Task A_search_finds_parts_of_names_emails_and_companies_in_any_case()
    {
        var imported = (await system.Import("""{"order":{"order_reference":"REST-C1"},"customer":{"contact_name":"Wiremu Zephyr","email":"W.Z@Search.Example","company":"Kōwhai Quarry"},"totals":{"total":"5.50"}}""")).Json();
        RestAnswer? answer = null;
        // The index has it word by word, and the count is read beside the page.
        await Eventually.Is(async () =>
        {
            answer = await system.Get("/api/customers?search=zEPHYR");
            return answer.Body.Contains("\"count\":1,", StringComparison.Ordinal)
                && answer.Body.Contains("\"total\":1,", StringComparison.Ordinal)
                && answer.Body == (await system.Get("/api/customers?search=quarry")).Body;
        });

        var customer = answer!.Json()["data"]![0]!;
        Assert.Equal(
            $$$"""{"contactID":"{{{imported["contactID"]}}}","name":"Wiremu Zephyr","firstName":"Wiremu","lastName":"Zephyr","email":"w.z@search.example","phone":"","company":"Kōwhai Quarry","accountName":"","accountCode":"","metrics":{"orderCount":1,"totalSpend":"5.50","lastOrderDate":"{{{customer["metrics"]!["lastOrderDate"]}}}","lastOrderReference":"REST-C1","segment":"New","lastOrderDaysAgo":0,"purchaseFrequency":"One-time"}}""",
            answer!.Data()[1..^1]);
        Assert.Equal(answer!.Body, (await system.Get("/api/customers?search=z%40search")).Body);
        Assert.Equal(answer!.Body, (await system.Get("/api/customers?search=quarry")).Body);
        Assert.Equal(Envelope.Success("[]", "0", "0", cacheHit: false), (await system.Get("/api/customers?search=no-such-customer")).Body);
    }

    private static string Expected(Customer customer, IEnumerable<Order> orders)
    {
        var last = orders.OrderBy(order => order.CreatedAt).Last();
        return $$$"""{"contactID":"{{{customer.Id}}}","name":"{{{customer.Name}}}","firstName":"{{{customer.FirstName}}}","lastName":"{{{customer.LastName}}}","email":"{{{customer.Email}}}","phone":"{{{customer.Phone}}}","company":"{{{customer.Company}}}","accountName":"{{{customer.AccountName}}}","accountCode":"{{{customer.AccountCode}}}","metrics":{"orderCount":{{{orders.Count()}}},"totalSpend":"{{{Money(Sum(orders))}}}","lastOrderDate":"{{{last.CreatedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}}}","lastOrderReference":"{{{last.Reference}}}","segment":"{{{Segment(orders)}}}","lastOrderDaysAgo":{{{DaysSince(last)}}},"purchaseFrequency":"{{{Frequency(orders)}}}"}}""";
    }

    private static string Segment(IEnumerable<Order> orders)
    {
        if (Sum(orders) > 5000)
            return "VIP";
        if (DaysSince(orders.MaxBy(order => order.CreatedAt)!) > 90)
            return "Dormant";
        return DaysSince(orders.MinBy(order => order.CreatedAt)!) <= 30 ? "New" : "Active";
    }

    private static string Frequency(IEnumerable<Order> orders)
    {
        if (orders.Count() == 1)
            return "One-time";
        var days = (int)(orders.Max(order => order.CreatedAt) - orders.Min(order => order.CreatedAt)).TotalDays;
        if (days == 0)
            return "Occasional";
        return ((double)days / (orders.Count() - 1)) switch
        {
            <= 7 => "Weekly",
            <= 30 => "Monthly",
            <= 90 => "Quarterly",
            _ => "Occasional",
        };
    }

    private static int DaysSince(Order order) => (int)(DateTimeOffset.UtcNow - order.CreatedAt).TotalDays;
}
