using Graph.LocalDev.Seed;
using Graph.Resolvers.Products;
using Graph.Testing;
using static Graph.LocalDev.Tests.Rest.SeededOrders;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Products by REST: the orders of one, the catalogue, and what was sold.</summary>
[Collection(SeededSystem.Collection)]
public sealed class ProductShimTests(SeededSystem system)
{
    [Fact]
    public async Task Orders_of_a_product_have_its_first_line_and_are_added_up()
    {
        var first = (await system.Import(Order("REST-P1", """{"product_code":"OTHER","quantity":9},{"product_code":"REST-P","description":"Box","unit_price":1.5,"quantity":10,"total_price":15},{"product_code":"REST-P","quantity":99}"""))).Json();
        var second = (await system.Import(Order("REST-P2", """{"product_code":"REST-P","description":"Box","unit_price":1.25,"quantity":3,"total_price":3.75}"""))).Json();
        RestAnswer? answer = null;
        await Eventually.Is(async () => (answer = await system.Get("/api/products/REST-P/orders")).Body.Contains("ORD-REST-P1", StringComparison.Ordinal)
            && answer.Body.Contains("ORD-REST-P2", StringComparison.Ordinal));

        var createdAt = answer!.Json()["data"]!["orders"]!.AsArray().Select(order => (string)order!["createdAt"]!).ToArray();
        Assert.Equal(createdAt.OrderDescending(StringComparer.Ordinal), createdAt);
        Assert.Equal(
            Envelope.Success(
                """{"productCode":"REST-P","category":"Uncategorized","summary":{"totalOrders":2,"uniqueCustomers":1,"totalQuantitySold":13,"totalRevenue":"18.75","avgQuantityPerOrder":"6.50"},"orders":["""
                + Expected("REST-P2", second["contactID"], createdAt[0], """{"product_code":"REST-P","description":"Box","quantity":3,"unit_price":1.25,"total_price":3.75}""") + ","
                + Expected("REST-P1", first["contactID"], createdAt[1], """{"product_code":"REST-P","description":"Box","quantity":10,"unit_price":1.5,"total_price":15}""")
                + "]}",
                count: "2"),
            answer!.Body);
    }

    [Fact]
    public async Task An_unknown_product_has_zeros() => Assert.Equal(
        Envelope.Success(
            """{"productCode":"no such/code","category":"Uncategorized","summary":{"totalOrders":0,"uniqueCustomers":0,"totalQuantitySold":0,"totalRevenue":"0.00","avgQuantityPerOrder":0},"orders":[]}""",
            count: "0"),
        (await system.Get("/prod/api/products/no%20such%2Fcode/orders")).Body);

    [Fact]
    public async Task A_product_of_the_catalogue_has_its_category_and_its_pages_follow_each_other()
    {
        var all = (await SeededOrders.Of(system)).All.Where(order => order.Items.Any(item => item.ProductCode == "TAPEGUN"))
            .OrderByDescending(order => order.CreatedAt).ThenByDescending(order => order.Id.Value, StringComparer.Ordinal).Take(4).Select(order => order.Id.Value);

        var first = (await system.Get("/api/products/TAPEGUN/orders?limit=3")).Json();
        var second = (await system.Get($"/api/products/TAPEGUN/orders?limit=1&lastEvaluatedKey={first["meta"]!["lastEvaluatedKey"]}")).Json();

        Assert.Equal("Tape & Adhesives", (string)first["data"]!["category"]!);
        Assert.Equal(
            all,
            first["data"]!["orders"]!.AsArray().Concat(second["data"]!["orders"]!.AsArray()).Select(order => (string)order!["orderID"]!));
    }

    [Fact]
    public async Task The_categories_have_the_codes_of_their_products()
    {
        var categories = ProductCategories.All.Select(category =>
        {
            var codes = SeedData.Products.Where(product => product.CategoryName == category.Name).Select(product => product.Code)
                .Order(StringComparer.Ordinal).Select(code => $"\"{code}\"").ToArray();
            return $$"""{"name":"{{category.Name}}","description":"{{category.Description}}","keywords":[{{Quoted(category.Keywords)}}],"product_count":{{codes.Length}},"products":[{{string.Join(',', codes)}}]}""";
        });

        Assert.Equal(
            Envelope.Success(
                "{\"categories\":[" + string.Join(',', categories)
                + """],"metadata":{"total_categories":14,"total_products":60,"version":"3.0.0","last_updated":"2025-10-23"}}""",
                count: "14"),
            (await system.Get("/api/products/categories")).Body);
    }

    [Theory]
    [InlineData("/api/products", null)]
    [InlineData("/api/reports/products", null)]
    [InlineData("/prod/api/reports/products", "Gift Packaging")]
    public async Task Sold_products_come_by_revenue_and_by_quantity(string path, string? category)
    {
        var orders = await SeededOrders.Of(system);
        var (start, end) = (orders.Today.AddDays(-400), orders.Today.AddDays(-40));
        var query = $"?startDate={Text(start)}&endDate={Text(end)}{(category is null ? "" : $"&category={Uri.EscapeDataString(category)}")}";

        var answer = await system.Get(path + query);

        var sold = orders.Between(start, end).SelectMany(order => order.Items).GroupBy(item => item.ProductCode!)
            .Select(lines => (Product: SeedData.Products.Single(product => product.Code == lines.Key), Quantity: lines.Sum(line => line.Quantity), Revenue: lines.Sum(line => line.TotalPrice), Lines: lines.Count()))
            .Where(product => category is null || product.Product.CategoryName == category)
            .Select(product => (product.Quantity, product.Revenue, Json:
                $$"""{"product_code":"{{product.Product.Code}}","description":"{{product.Product.Name}}","category":"{{product.Product.CategoryName}}","total_quantity":{{Number(product.Quantity)}},"total_revenue":{{Number(product.Revenue)}},"order_count":{{product.Lines}}}"""))
            .OrderByDescending(product => product.Revenue).ToArray();
        var byRevenue = string.Join(',', sold.Select(product => product.Json));
        var byQuantity = string.Join(',', sold.OrderByDescending(product => product.Quantity).Select(product => product.Json));
        var filter = category is null ? "null" : $"\"{category}\"";
        Assert.Equal(
            Envelope.Success(
                $$$"""{"products":[{{{byRevenue}}}],"topByRevenue":[{{{byRevenue}}}],"topByQuantity":[{{{byQuantity}}}],"summary":{"total_products":{{{sold.Length}}},"total_orders_analyzed":{{{orders.Between(start, end).Count}}},"category_filter":{{{filter}}}}}""",
                count: $"{sold.Length}",
                total: $"{sold.Length}"),
            answer.Body);
    }

    private static string Order(string reference, string items) =>
        $$$"""{"order":{"order_reference":"{{{reference}}}","order_date":"06/05/2031 9:15 am"},"customer":{"contact_name":"Mere Tai","email":"mere@products.example"},"items":[{{{items}}}],"totals":{"total":"20.00"}}""";

    private static string Expected(string reference, object? contact, string createdAt, string item)
    {
        var subtotal = reference == "REST-P1" ? "15.00" : "3.75";
        return $$$"""{"orderID":"ORD-{{{reference}}}","order_reference":"{{{reference}}}","order_date":"06/05/2031 9:15 am","createdAt":"{{{createdAt}}}","status":"pending","customer":{"contactID":"{{{contact}}}","contact_name":"Mere Tai","firstName":"Mere","lastName":"Tai","email":"mere@products.example","phone":"","company":"","account_name":"","account_code":""},"productItem":{{{item}}},"orderTotals":{"subtotal":"{{{subtotal}}}","freight":"0.00","freight_description":"","gst":"0.00","total":"20.00"},"delivery":{"name":"","company":"","street":"","city":"","country":"","phone":""},"payment":{"payment_type":"","transaction_id":"","amount":""}}""";
    }

    private static string Quoted(IEnumerable<string> texts) => string.Join(',', texts.Select(text => $"\"{text}\""));
}
