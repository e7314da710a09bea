using Graph.LocalDev.Seed;
using Graph.Resolvers.Orders;
using static Graph.LocalDev.Tests.Rest.SeededOrders;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>The statistics of orders by REST, compared with what the seeded orders add up to.</summary>
[Collection(SeededSystem.Collection)]
public sealed class StatisticsShimTests(SeededSystem system)
{
    [Theory]
    [InlineData("", true)]
    [InlineData("&includeCustomerStats=true", true)]
    [InlineData("&includeCustomerStats=TRUE", false)]
    [InlineData("&includeCustomerStats=false", false)]
    public async Task Orders_are_added_up_in_many_ways(string parameter, bool hasCustomers)
    {
        var seeded = await SeededOrders.Of(system);
        var orders = seeded.Between(seeded.Today.AddDays(-45), seeded.Today);

        var answer = await system.Get($"/api/reports/statistics?startDate={Text(seeded.Today.AddDays(-45))}&endDate={Text(seeded.Today)}{parameter}");

        Assert.Equal(Envelope.Success(Expected(orders, hasCustomers), $"{orders.Count}", $"{orders.Count}"), answer.Body);
    }

    [Fact]
    public async Task Each_date_restricts_alone()
    {
        var seeded = await SeededOrders.Of(system);
        var before = seeded.Between(DateOnly.MinValue, seeded.Today.AddDays(-500)).Count;

        var until = (await system.Get($"/api/reports/statistics?endDate={Text(seeded.Today.AddDays(-500))}")).Json()["meta"]!;
        var since = (await system.Get($"/api/reports/statistics?startDate={Text(seeded.Today.AddDays(-500))}")).Json()["meta"]!;
        var all = (await system.Get("/api/reports/statistics")).Json()["meta"]!;

        Assert.Equal(before, (int)until["total"]!);
        Assert.Equal((int)all["total"]! - before, (int)since["total"]!);
    }

    [Fact]
    public async Task Without_orders_there_are_no_peaks() => Assert.Equal(
        Envelope.Success(
            """{"overall":{"totalRevenue":"0.00","totalOrders":0,"averageOrderValue":"0.00"},"byPaymentType":{},"byStatus":{},"trends":{"last7Days":{"orders":0,"revenue":"0.00"},"last30Days":{"orders":0,"revenue":"0.00"},"last90Days":{"orders":0,"revenue":"0.00"}},"insights":{"peakOrderHour":"N/A","peakOrderDay":"N/A","commonCities":[],"avgItemsPerOrder":"0.00"},"topCustomers":{"byRevenue":[],"byOrderCount":[]}}""",
            "0",
            "0"),
        (await system.Get("/api/reports/statistics?startDate=1999-01-01&endDate=1999-12-31T23:59:59.999Z")).Body);

    private static string Expected(IReadOnlyList<Order> orders, bool hasCustomers)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var hour = orders.GroupBy(order => order.CreatedAt.UtcDateTime.Hour).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        var weekday = orders.GroupBy(order => order.CreatedAt.UtcDateTime.DayOfWeek).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        var cities = MostOrders(orders.GroupBy(order => order.Delivery!.City)).Take(10).Select(city => $$"""{"city":"{{city.Key}}","orderCount":{{city.Count()}}}""");
        return "{"
            + $$"""
            "overall":{"totalRevenue":"{{Money(Sum(orders))}}","totalOrders":{{orders.Count}},"averageOrderValue":"{{Money(Sum(orders) / orders.Count)}}"},
            """
            + $"\"byPaymentType\":{Groups(orders.GroupBy(order => order.Payment!.Type))},\"byStatus\":{Groups(orders.GroupBy(order => order.Status))},"
            + $"\"trends\":{{\"last7Days\":{Trend(7)},\"last30Days\":{Trend(30)},\"last90Days\":{Trend(90)}}},"
            + $"\"insights\":{{\"peakOrderHour\":\"{hour}:00\",\"peakOrderDay\":\"{weekday}\",\"commonCities\":[{string.Join(',', cities)}],"
            + $"\"avgItemsPerOrder\":\"{Money((decimal)orders.Sum(order => order.Items.Count) / orders.Count)}\"}}"
            + (hasCustomers ? $",\"topCustomers\":{{\"byRevenue\":[{Customers(true)}],\"byOrderCount\":[{Customers(false)}]}}" : "")
            + "}";

        string Trend(int days)
        {
            Order[] last = [.. orders.Where(order => DayOf(order) > today.AddDays(-days))];
            return $$"""{"orders":{{last.Length}},"revenue":"{{Money(Sum(last))}}"}""";
        }

        string Customers(bool byRevenue) => string.Join(',', orders.GroupBy(order => order.CustomerId!.Value.Value)
            .OrderByDescending(group => byRevenue ? Sum(group) : group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(5)
            .Select(group =>
            {
                var customer = SeedData.Customers.Single(customer => customer.Id.Value == group.Key);
                var (revenue, count) = ($"\"totalRevenue\":\"{Money(Sum(group))}\"", $"\"orderCount\":{group.Count()}");
                return $$"""{"contactID":"{{group.Key}}","name":"{{customer.Name}}","email":"{{customer.Email}}","company":"{{customer.Company}}",{{(byRevenue ? $"{revenue},{count}" : $"{count},{revenue}")}}}""";
            }));
    }

    private static string Groups(IEnumerable<IGrouping<string, Order>> groups) =>
        $"{{{string.Join(',', MostOrders(groups).Select(group => $"\"{group.Key}\":{{\"count\":{group.Count()},\"revenue\":\"{Money(Sum(group))}\"}}"))}}}";

    private static IEnumerable<IGrouping<string, Order>> MostOrders(IEnumerable<IGrouping<string, Order>> groups) =>
        groups.OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
}
