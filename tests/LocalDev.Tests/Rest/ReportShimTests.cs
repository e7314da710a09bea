using System.Globalization;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Testing;
using static Graph.LocalDev.Tests.Rest.SeededOrders;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Reports by REST, compared with what the seeded orders of past days add up to.</summary>
[Collection(SeededSystem.Collection)]
public sealed class ReportShimTests(SeededSystem system)
{
    [Theory]
    [InlineData("", "day")]
    [InlineData("&groupBy=week", "week")]
    [InlineData("&groupBy=month", "month")]
    [InlineData("&groupBy=fortnight", "fortnight")]
    public async Task Sales_come_by_periods(string groupBy, string shown)
    {
        var (orders, start, end) = await Range(-200, -40);
        var answer = await system.Get($"/api/reports/sales?startDate={start}&endDate={end}{groupBy}");

        var timeline = orders.GroupBy(order => Period(DayOf(order), shown)).OrderBy(period => period.Key, StringComparer.Ordinal)
            .Select(period => $$"""{"date":"{{period.Key}}","revenue":{{Number(Sum(period))}},"order_count":{{period.Count()}}}""");
        Assert.Equal(
            Envelope.Success(
                $$$"""{"summary":{"total_revenue":"{{{Money(Sum(orders))}}}","total_orders":{{{orders.Count}}},"average_order_value":"{{{Money(Sum(orders) / orders.Count)}}}","date_range":{"startDate":"{{{start}}}","endDate":"{{{end}}}"},"group_by":"{{{shown}}}"},"timeline":[{{{string.Join(',', timeline)}}}]}"""),
            answer.Body);
    }

    [Fact]
    public async Task One_date_alone_does_not_restrict_sales()
    {
        var one = (await system.Get("/api/reports/sales?startDate=2999-01-01")).Json()["data"]!["summary"]!;
        var none = (await system.Get("/api/reports/sales")).Json()["data"]!["summary"]!;

        Assert.Equal("""{"startDate":"2999-01-01"}""", one["date_range"]!.ToJsonString());
        Assert.Equal("{}", none["date_range"]!.ToJsonString());
        Assert.Equal((int)none["total_orders"]!, (int)one["total_orders"]!);
        Assert.InRange((int)none["total_orders"]!, 3000, int.MaxValue);
    }

    [Fact]
    public async Task Between_a_day_and_itself_nothing_is_sold() => Assert.Equal(
        Envelope.Success(
            """{"summary":{"total_revenue":"0.00","total_orders":0,"average_order_value":"0.00","date_range":{"startDate":"2031-05-06","endDate":"2031-05-06"},"group_by":"day"},"timeline":[]}"""),
        (await system.Get("/api/reports/sales?startDate=2031-05-06&endDate=2031-05-06")).Body);

    [Fact]
    public async Task The_overview_has_today_this_week_and_this_month_and_the_latest_orders()
    {
        var (expected, actual) = ("", "");
        await Eventually.Is(
            async () =>
            {
                actual = (await system.Get("/api/reports/overview")).Body;
                expected = await Overview();
                return expected == actual;
            },
            () => $"{actual}\nis not\n{expected}");
    }

    [Fact]
    public async Task Categories_come_in_the_order_of_the_catalogue_with_what_was_sold_of_their_products()
    {
        var (orders, start, end) = await Range(-60, -50);
        var answer = await system.Get($"/api/reports/categories?startDate={start}&endDate={end}");

        var products = SeedData.Products.ToDictionary(product => product.Code);
        var lines = orders.SelectMany(order => order.Items).ToLookup(item => products[item.ProductCode!].CategoryName);
        var categories = ProductCategories.All.Where(category => lines.Contains(category.Name)).ToArray();
        var breakdown = categories.Select(category =>
            $$"""
            "{{category.Name}}":{"description":"{{category.Description}}","keywords":[{{string.Join(',', category.Keywords.Select(word => $"\"{word}\""))}}],{{Figures(lines[category.Name], products)}}}
            """);
        Assert.Equal(
            Envelope.Success(
                $$$"""{"summary":{"totalCategories":14,"categoriesWithSales":{{{categories.Length}}},"totalProductTypes":60,"ordersAnalyzed":{{{orders.Count}}},"dateRange":{"startDate":"{{{start}}}","endDate":"{{{end}}}"}},"categoryBreakdown":{"""
                + string.Concat(breakdown.Select(category => category + ","))
                + "\"Uncategorized\":" + """{"description":"Products not assigned to any category","totalRevenue":"0.00","totalQuantity":0,"orderCount":0,"products":[]}},"metadata":{"version":"1.0.0","last_updated":"2025-10-21","description":"Product category mapping for Packaging Products order system"}}"""),
            answer.Body);
    }

    [Fact]
    public async Task Without_dates_categories_are_of_all_orders_and_what_the_catalogue_does_not_have_is_uncategorized()
    {
        await system.Import("""{"order":{"order_reference":"REST-U1"},"customer":{"contact_name":"Uma"},"items":[{"product_code":"REST-UNKNOWN","quantity":2.5,"total_price":7.25},{"product_code":"font","quantity":1,"total_price":1}]}""");

        RestAnswer? answer = null;
        await Eventually.Is(
            async () => (answer = await system.Get("/api/reports/categories")).Body.Contains(
                """{"product_code":"REST-UNKNOWN","description":"","totalRevenue":7.25,"totalQuantity":2.5,"orderCount":1}""", StringComparison.Ordinal),
            () => answer!.Body);

        var data = answer!.Json()["data"]!;
        Assert.Equal("{}", data["summary"]!["dateRange"]!.ToJsonString());
        Assert.Contains("REST-UNKNOWN", data["categoryBreakdown"]!["Uncategorized"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"font\"", answer!.Body, StringComparison.Ordinal);
    }

    private async Task<(IReadOnlyList<Order> Orders, string Start, string End)> Range(int first, int end)
    {
        var orders = await SeededOrders.Of(system);
        var (from, to) = (orders.Today.AddDays(first), orders.Today.AddDays(end));
        return (orders.Between(from, to), Text(from), Text(to));
    }

    private static string Period(DateOnly day, string groupBy) => groupBy switch
    {
        "week" => Text(day.AddDays(-(int)day.DayOfWeek)),
        "month" => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => Text(day),
    };

    private static string Figures(IEnumerable<OrderItem> lines, Dictionary<string, Product> products)
    {
        var all = lines.ToArray();
        var sold = all.GroupBy(line => line.ProductCode!).OrderByDescending(product => product.Sum(line => line.TotalPrice)).ThenBy(product => product.Key, StringComparer.Ordinal)
            .Select(product => $$"""{"product_code":"{{product.Key}}","description":"{{products[product.Key].Name}}","totalRevenue":{{Number(product.Sum(line => line.TotalPrice))}},"totalQuantity":{{Number(product.Sum(line => line.Quantity))}},"orderCount":{{product.Count()}}}""");
        return $"\"totalRevenue\":\"{Money(all.Sum(line => line.TotalPrice))}\",\"totalQuantity\":{Number(all.Sum(line => line.Quantity))},\"orderCount\":{all.Length},\"products\":[{string.Join(',', sold)}]";
    }

    /// <summary>From the lists of orders and customers.</summary>
    private async Task<string> Overview()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var (week, month) = (today.AddDays(-(int)today.DayOfWeek), new DateOnly(today.Year, today.Month, 1));
        var orders = await Since(week < month ? week : month);
        var customers = (await system.Get("/api/customers?limit=1")).Json()["meta"]!["total"];
        var latest = (await system.Get("/api/orders?limit=10")).Data();
        return Envelope.Success(
            $$$"""{"overview":{"today":{{{Metrics(orders, today)}}},"this_week":{{{Metrics(orders, week)}}},"this_month":{{{Metrics(orders, month)}}},"total_customers":{{{customers}}}},"recent_orders":{{{latest}}}}""");
    }

    private async Task<List<(DateOnly Day, decimal Total)>> Since(DateOnly day)
    {
        var orders = new List<(DateOnly Day, decimal Total)>();
        for (var key = ""; ;)
        {
            var page = (await system.Get($"/api/orders?startDate={Text(day)}&limit=100&lastEvaluatedKey={key}")).Json();
            orders.AddRange(page["data"]!.AsArray().Select(order => (
                DateOnly.ParseExact(((string)order!["createdAt"]!)[..10], "yyyy-MM-dd"),
                decimal.Parse((string)order["totals"]!["total"]!, CultureInfo.InvariantCulture))));
            if ((string?)page["meta"]!["lastEvaluatedKey"] is not { } next)
                return orders;
            key = next;
        }
    }

    private static string Metrics(IEnumerable<(DateOnly Day, decimal Total)> orders, DateOnly since)
    {
        decimal[] totals = [.. orders.Where(order => order.Day >= since).Select(order => order.Total)];
        return $$"""{"order_count":{{totals.Length}},"revenue":"{{Money(totals.Sum())}}","avg_order_value":"{{Money(totals.Length == 0 ? 0 : totals.Sum() / totals.Length)}}"}""";
    }
}
