using System.Text.Json.Nodes;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Reports;

/// <summary>Reports over the invented shop, compared with what its orders say.</summary>
[Collection(SeededShop.Collection)]
public sealed class SalesReportTests(SeededShop shop)
{
    private const string Days = """from: "2030-08-15", to: "2031-02-03" """;

    private static readonly Order[] s_orders =
    [
        .. SeededShop.NewestFirst.Where(order =>
            order.CreatedAt >= new DateTimeOffset(2030, 8, 15, 0, 0, 0, TimeSpan.Zero) && order.CreatedAt < new DateTimeOffset(2031, 2, 4, 0, 0, 0, TimeSpan.Zero)),
    ];

    [Fact]
    public async Task Totals_are_those_of_the_orders_of_the_days()
    {
        var sales = await Sales(Days, "orderCount revenue averageOrderValue averageLineCount");

        var (count, revenue) = (s_orders.Length, s_orders.Sum(order => order.Totals.Total));
        Assert.Equal((count, revenue), ((int)sales["orderCount"]!, (decimal)sales["revenue"]!));
        Assert.Equal(revenue / count, (decimal)sales["averageOrderValue"]!, 6);
        Assert.Equal((decimal)s_orders.Sum(order => order.Items.Count) / count, (decimal)sales["averageLineCount"]!, 6);
    }

    [Theory]
    [InlineData("DAY")]
    [InlineData("WEEK")]
    [InlineData("MONTH")]
    public async Task A_timeline_has_every_period_with_orders(string by)
    {
        var sales = await Sales(Days, $"timeline(by: {by}) {{ start orderCount revenue }}");

        var expected = s_orders
            .GroupBy(order => StartOf(order.CreatedAt.UtcDateTime.Date, by))
            .OrderBy(period => period.Key)
            .Select(period => $"{period.Key:yyyy-MM-dd} {period.Count()} {period.Sum(order => order.Totals.Total):0.00}");
        Assert.Equal(expected, Lines(sales["timeline"]!, "start"));
    }

    [Theory]
    [InlineData("byStatus")]
    [InlineData("byPaymentType")]
    [InlineData("byCity")]
    public async Task Groups_come_by_how_many_orders_they_have(string field)
    {
        Func<Order, string> by = field switch
        {
            "byStatus" => order => order.Status,
            "byPaymentType" => order => order.Payment!.Type,
            _ => order => order.Delivery!.City,
        };

        var sales = await Sales(Days, $"{field} {{ name orderCount revenue }}");

        var expected = s_orders.GroupBy(by)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(10)
            .Select(group => $"{group.Key} {group.Count()} {group.Sum(order => order.Totals.Total):0.00}");
        Assert.Equal(expected, Lines(sales[field]!, "name"));
    }

    [Fact]
    public async Task Hours_and_weekdays_come_in_their_order()
    {
        var sales = await Sales(Days, "byHour { name orderCount revenue } byWeekday { name orderCount revenue }");

        Assert.Equal(
            s_orders.GroupBy(order => order.CreatedAt.UtcDateTime.Hour).OrderBy(hour => hour.Key)
                .Select(hour => $"{hour.Key:00} {hour.Count()} {hour.Sum(order => order.Totals.Total):0.00}"),
            Lines(sales["byHour"]!, "name"));
        Assert.Equal(
            s_orders.GroupBy(order => order.CreatedAt.UtcDateTime.DayOfWeek).OrderBy(day => day.Key)
                .Select(day => $"{day.Key} {day.Count()} {day.Sum(order => order.Totals.Total):0.00}"),
            Lines(sales["byWeekday"]!, "name"));
    }

    [Theory]
    [InlineData("REVENUE")]
    [InlineData("ORDERS")]
    public async Task The_first_customers_and_products_are_those_with_most(string by)
    {
        var sales = await Sales(
            Days, $"topCustomers(by: {by}) {{ customer {{ id name }} orderCount revenue }} topProducts(by: {by}, first: 7) {{ code product {{ code }} orderCount revenue quantity lineCount }}");

        var customers = s_orders.GroupBy(order => order.CustomerId!.Value.Value)
            .Select(group => (Id: group.Key, Count: group.Count(), Revenue: group.Sum(order => order.Totals.Total)))
            .OrderByDescending(customer => by == "ORDERS" ? customer.Count : customer.Revenue).ThenBy(customer => customer.Id, StringComparer.Ordinal)
            .Take(5);
        Assert.Equal(
            customers.Select(customer => $"{customer.Id} {customer.Count} {customer.Revenue:0.00}"),
            sales["topCustomers"]!.AsArray().Select(entry => $"{entry!["customer"]!["id"]} {entry["orderCount"]} {(decimal)entry["revenue"]!:0.00}"));
        var products = s_orders.SelectMany(order => order.Items, (order, item) => (order.Id, Item: item)).GroupBy(line => line.Item.ProductCode!)
            .Select(lines => (
                Code: lines.Key, Count: lines.Select(line => line.Id).Distinct().Count(), Revenue: lines.Sum(line => line.Item.TotalPrice),
                Quantity: lines.Sum(line => line.Item.Quantity), Lines: lines.Count()))
            .OrderByDescending(product => by == "ORDERS" ? product.Count : product.Revenue).ThenBy(product => product.Code, StringComparer.Ordinal)
            .Take(7);
        Assert.Equal(
            products.Select(product => $"{product.Code} {product.Count} {product.Revenue:0.00} {product.Quantity:0} {product.Lines}"),
            sales["topProducts"]!.AsArray().Select(entry =>
                $"{entry!["product"]!["code"]} {entry["orderCount"]} {(decimal)entry["revenue"]!:0.00} {(decimal)entry["quantity"]!:0} {entry["lineCount"]}"));
    }

    [Fact]
    public async Task Categories_have_what_was_sold_of_their_products()
    {
        var sales = await Sales(Days, "byCategory { category { name } productCount lineCount revenue quantity }");

        var expected = s_orders.SelectMany(order => order.Items)
            .GroupBy(line => SeedData.Products.SingleOrDefault(product => product.Code == line.ProductCode)?.CategoryName ?? "Uncategorized")
            .OrderByDescending(category => category.Sum(line => line.TotalPrice))
            .Select(category => $"{category.Key} {category.Select(line => line.ProductCode).Distinct().Count()} {category.Count()} "
                + $"{category.Sum(line => line.TotalPrice):0.00} {category.Sum(line => line.Quantity):0}");
        Assert.Equal(expected, sales["byCategory"]!.AsArray().Select(category =>
            $"{category!["category"]!["name"]} {category["productCount"]} {category["lineCount"]} "
            + $"{(decimal)category["revenue"]!:0.00} {(decimal)category["quantity"]!:0}"));
    }

    [Theory]
    [InlineData("REVENUE")]
    [InlineData("ORDERS")]
    public async Task Categories_have_their_products_with_most(string by)
    {
        var sales = await Sales(Days, $"byCategory {{ category {{ name }} products(first: 2, by: {by}) {{ code product {{ code }} orderCount revenue quantity lineCount }} }}");

        var tapes = sales["byCategory"]!.AsArray().Single(category => (string)category!["category"]!["name"]! == "Tape & Adhesives")!;
        var expected = s_orders.SelectMany(order => order.Items, (order, item) => (order.Id, Item: item))
            .Where(line => SeedData.Products.Single(product => product.Code == line.Item.ProductCode).CategoryName == "Tape & Adhesives")
            .GroupBy(line => line.Item.ProductCode!)
            .Select(lines => (
                Code: lines.Key, Count: lines.Select(line => line.Id).Distinct().Count(), Revenue: lines.Sum(line => line.Item.TotalPrice),
                Quantity: lines.Sum(line => line.Item.Quantity), Lines: lines.Count()))
            .OrderByDescending(product => by == "ORDERS" ? product.Count : product.Revenue).ThenBy(product => product.Code, StringComparer.Ordinal)
            .Take(2);
        Assert.Equal(
            expected.Select(product => $"{product.Code} {product.Count} {product.Revenue:0.00} {product.Quantity:0} {product.Lines}"),
            tapes["products"]!.AsArray().Select(entry =>
                $"{entry!["product"]!["code"]} {entry["orderCount"]} {(decimal)entry["revenue"]!:0.00} {(decimal)entry["quantity"]!:0} {entry["lineCount"]}"));
    }

    [Fact]
    public async Task A_report_reads_its_days_and_no_orders_and_is_remembered()
    {
        const string Query = """{ sales(from: "2031-04-01", to: "2031-04-30") { orderCount revenue timeline { start } byWeekday { name } } }""";
        shop.Requests.Clear();
        await shop.Data(Query);
        Assert.All(
            shop.Requests.Bodies("Query"),
            query => Assert.Contains("sales-by-day", (string)query["TableName"]!, StringComparison.Ordinal));
        Assert.Equal((2, 0), (shop.Requests.Count("Query"), shop.Requests.Count("Scan")));

        await shop.Data(Query);

        // What is asked for again is whether it has changed.
        Assert.Equal(3, shop.Requests.Count("Query"));
    }

    [Fact]
    public async Task Until_everything_is_kept_reports_are_made_from_orders_and_are_the_same()
    {
        const string Fields = "orderCount revenue timeline(by: MONTH) { start orderCount revenue } topCustomers { customer { id } revenue } byCity { name orderCount }";
        var kept = await Sales("""to: "2031-01-20" """, Fields);
        var projections = shop.Services.GetRequiredService<ProjectionStore>();
        var complete = await projections.Get(LedgerTable.Name, default);
        await projections.Put(complete with { CompleteSince = null }, default);

        // Another range with the same orders, so that nothing is remembered.
        var fromOrders = await Sales("""from: "2001-01-01", to: "2031-01-20" """, Fields);
        await projections.Put(complete, default);

        Assert.Equal(kept.ToJsonString(), fromOrders.ToJsonString());
    }

    [Fact]
    public async Task Days_without_orders_are_zeros() => await shop.Answers(
        """{ sales(from: "1990-01-01", to: "1990-01-31") { orderCount revenue averageOrderValue averageLineCount timeline { start } byHour { name } topCustomers { orderCount } } }""",
        """{"sales":{"orderCount":0,"revenue":0,"averageOrderValue":0,"averageLineCount":0,"timeline":[],"byHour":[],"topCustomers":[]}}""");

    [Theory]
    [InlineData("""sales(from: "2031-02-02", to: "2031-02-01") { orderCount }""", "'from' is later than 'to'")]
    [InlineData("sales { byCity(first: 0) { name } }", "ask for 1 to 100")]
    [InlineData("sales { topCustomers(first: 101) { orderCount } }", "ask for 1 to 100")]
    [InlineData("sales { topProducts(first: -1) { code } }", "ask for 1 to 100")]
    public async Task What_cannot_be_served_is_refused_with_what_to_do(string field, string message) =>
        await shop.Refuses($"{{ {field} }}", "BAD_USER_INPUT", message);

    private async Task<JsonNode> Sales(string arguments, string fields) =>
        (await shop.Data($"{{ sales({arguments}) {{ {fields} }} }}"))["sales"]!;

    private static IEnumerable<string> Lines(JsonNode groups, string name) =>
        groups.AsArray().Select(group => $"{group![name]} {group["orderCount"]} {(decimal)group["revenue"]!:0.00}");

    private static DateTime StartOf(DateTime day, string by) => by switch
    {
        "WEEK" => day.AddDays(-(int)day.DayOfWeek),
        "MONTH" => new DateTime(day.Year, day.Month, 1),
        _ => day,
    };
}
