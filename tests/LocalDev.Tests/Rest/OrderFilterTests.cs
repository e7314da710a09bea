using Graph.Resolvers.Orders;
using static Graph.LocalDev.Tests.Rest.SeededOrders;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Lists of orders by REST: every parameter, and what is wrong with some.</summary>
[Collection(SeededSystem.Collection)]
public sealed class OrderFilterTests(SeededSystem system)
{
    [Theory]
    [InlineData("minTotal=300&maxTotal=500.50")]
    [InlineData("status=cancelled")]
    [InlineData("customerID=")]
    [InlineData("paymentType=Account")]
    [InlineData("productCode=TAPEGUN")]
    [InlineData("search=WALKER")]
    [InlineData("status=")]
    public async Task With_dates_orders_come_oldest_first_and_filtered(string filter)
    {
        var seeded = await SeededOrders.Of(system);
        var (start, end) = (seeded.Today.AddDays(-300), seeded.Today.AddDays(-280));
        var orders = seeded.Between(start, end);
        if (filter == "customerID=")
            filter += orders[0].CustomerId;

        var page = (await system.Get($"/api/orders?limit=100&startDate={Text(start)}&endDate={Text(end)}&{filter}")).Json();

        var expected = orders.Where(order => IsFound(order, filter)).OrderBy(order => order.CreatedAt).Select(order => order.Id.Value).ToArray();
        Assert.Equal(expected, page["data"]!.AsArray().Select(order => (string)order!["orderID"]!));
        Assert.Equal(expected.Length, (int)page["meta"]!["count"]!);
        Assert.Null(page["meta"]!["total"]);
    }

    [Fact]
    public async Task The_orders_of_a_customer_are_the_same_on_both_ways_and_newest_first()
    {
        var customer = (await SeededOrders.Of(system)).All[0].CustomerId;

        var ofCustomer = await system.Get($"/api/customers/{customer}/orders?limit=2");
        var filtered = await system.Get($"/api/orders?customerID={customer}&limit=2");

        Assert.Equal(ofCustomer.Data(), filtered.Data());
        var times = ofCustomer.Json()["data"]!.AsArray().Select(order => (string)order!["createdAt"]!).ToArray();
        Assert.Equal(2, times.Length);
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
    }

    [Theory]
    [InlineData("/api/orders?startDate=2031-05-06&endDate=2031-05-06")]
    [InlineData("/api/orders?startDate=2031-05-06&endDate=2031-05-06T23:59:59.999Z")]
    [InlineData("/api/orders?startDate=2999&limit=1")]
    [InlineData("/api/orders?endDate=0001&limit=1")]
    public async Task Where_nothing_lies_between_the_dates_nothing_is_found(string path) =>
        Assert.Equal(Envelope.Success("[]", count: "0"), (await system.Get(path)).Body);

    [Theory]
    [InlineData("/api/orders?limit=abc", "limit must be a whole number of 1 or more; more than 100 are not given at once.")]
    [InlineData("/api/orders?limit=0", "limit must be a whole number of 1 or more; more than 100 are not given at once.")]
    [InlineData("/api/customers?limit=-1", "limit must be a whole number of 1 or more; more than 100 are not given at once.")]
    [InlineData("/api/orders?minTotal=ten", "minTotal must be a number, such as 20.50.")]
    [InlineData("/api/orders?startDate=yesterday", "startDate must be a day such as 2031-05-06 or a time such as 2031-05-06T09:15:00.000Z.")]
    [InlineData("/api/orders?endDate=5%2F6", "endDate must be a day such as 2031-05-06 or a time such as 2031-05-06T09:15:00.000Z.")]
    [InlineData("/api/orders?startDate=2031-05-07&endDate=2031-05-06", "startDate is later than endDate; swap them.")]
    [InlineData("/api/reports/sales?startDate=2031-13-01", "startDate must be a day such as 2031-05-06 or a time such as 2031-05-06T09:15:00.000Z.")]
    [InlineData("/api/reports/statistics?startDate=2031-05-07&endDate=2031-05-06", "startDate is later than endDate; swap them.")]
    [InlineData("/api/reports/categories?endDate=x", "endDate must be a day such as 2031-05-06 or a time such as 2031-05-06T09:15:00.000Z.")]
    [InlineData("/api/products?startDate=x", "startDate must be a day such as 2031-05-06 or a time such as 2031-05-06T09:15:00.000Z.")]
    [InlineData("/api/products/X/orders?lastEvaluatedKey=%7B", "lastEvaluatedKey is none of this list; send meta.lastEvaluatedKey of the page before, or leave it out.")]
    [InlineData("/api/customers/c/orders?lastEvaluatedKey=%7B%22orderID%22%3A%221%22%7D", "lastEvaluatedKey is none of this list; send meta.lastEvaluatedKey of the page before, or leave it out.")]
    public async Task Garbage_is_400(string path, string error)
    {
        var answer = await system.Get(path);

        Assert.Equal((400, Envelope.Failure(error)), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_400()
    {
        var cursor = (string)(await system.Get("/api/orders?limit=1")).Json()["meta"]!["lastEvaluatedKey"]!;

        var answer = await system.Get($"/api/products/TAPEGUN/orders?lastEvaluatedKey={cursor}");

        Assert.Equal(400, answer.Status);
        Assert.False((bool)answer.Json()["success"]!);
    }

    private static bool IsFound(Order order, string filter) => filter.Split('=') switch
    {
        ["minTotal", ..] => order.Totals.Total is >= 300 and <= 500.50m,
        ["status", "cancelled"] => order.Status == "cancelled",
        ["customerID", var customer] => order.CustomerId!.Value.Value == customer,
        ["paymentType", var type] => order.Payment!.Type == type,
        ["productCode", var code] => order.Items.Any(item => item.ProductCode == code),
        ["search", var search] => order.Contact.Name.Contains(search, StringComparison.OrdinalIgnoreCase)
            || order.Contact.Email.Contains(search, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}
