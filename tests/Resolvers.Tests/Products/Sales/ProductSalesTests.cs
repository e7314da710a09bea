using System.Text.Json.Nodes;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products.Sales;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Products.Sales;

/// <summary>Products' orders and what they add up to, over the invented shop.</summary>
[Collection(SeededShop.Collection)]
public sealed class ProductSalesTests(SeededShop shop)
{
    private const string Code = "FDCUP8";

    private static IEnumerable<Order> OfProduct => SeededShop.NewestFirst.Where(order => order.Items.Any(item => item.ProductCode == Code));

    [Fact]
    public async Task A_page_takes_one_query_and_one_batch_whatever_the_table_holds()
    {
        await shop.Data($$"""{ product(code: "{{Code}}") { code } }""");
        shop.Requests.Clear();

        var data = await shop.Data($$"""{ product(code: "{{Code}}") { orders(first: 10) { nodes { id } } } }""");

        Assert.Equal(OfProduct.Take(10).Select(order => order.Id.Value), Ids(data["product"]!["orders"]!));
        // The product, and its orders.
        Assert.Equal((1, 2, 0), (shop.Requests.Count("Query"), shop.Requests.Count("BatchGetItem"), shop.Requests.Count("Scan")));
    }

    [Theory]
    [InlineData("NEWEST_FIRST", "")]
    [InlineData("OLDEST_FIRST", "")]
    [InlineData("NEWEST_FIRST", ", status: \"completed\"")]
    [InlineData("OLDEST_FIRST", ", createdOn: { from: \"2030-09-01\", to: \"2031-02-28\" }")]
    public async Task All_pages_are_the_orders_with_the_product_that_are_asked_for(string sort, string filter)
    {
        var expected = OfProduct.Where(order =>
            (!filter.Contains("status", StringComparison.Ordinal) || order.Status == "completed")
            && (!filter.Contains("createdOn", StringComparison.Ordinal)
                || (order.CreatedAt >= new DateTime(2030, 9, 1) && order.CreatedAt < new DateTime(2031, 3, 1))));
        var found = new List<string>();
        for (string? after = null; ;)
        {
            var data = await shop.Data(
                $$"""query ($after: String) { orders(filter: { productCode: "{{Code}}"{{filter}} }, orderBy: {{sort}}, first: 40, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }""",
                new JsonObject { ["after"] = after }.ToJsonString());
            found.AddRange(Ids(data["orders"]!));
            if (!(bool)data["orders"]!["pageInfo"]!["hasNextPage"]!)
                break;
            after = (string?)data["orders"]!["pageInfo"]!["endCursor"];
        }

        var ids = expected.Select(order => order.Id.Value).ToArray();
        Assert.NotEmpty(ids);
        Assert.Equal(sort == "NEWEST_FIRST" ? ids : ids.Reverse(), found);
    }

    [Fact]
    public async Task What_was_ordered_is_kept_and_is_the_same_from_orders()
    {
        var lines = OfProduct.SelectMany(order => order.Items).Where(item => item.ProductCode == Code).ToArray();
        var expected = new ProductSales(
            OfProduct.Count(),
            OfProduct.Select(order => order.CustomerId).Distinct().Count(),
            lines.Sum(line => line.Quantity),
            lines.Sum(line => line.TotalPrice));
        var projections = shop.Services.GetRequiredService<ProjectionStore>();
        var complete = await projections.Get(LedgerTable.Name, default);

        Assert.Equal(expected, await Sales());
        await projections.Put(complete with { CompleteSince = null }, default);
        Assert.Equal(expected, await Sales());
        await projections.Put(complete, default);
    }

    [Fact]
    public async Task Sales_of_a_page_of_products_are_one_batch()
    {
        shop.Requests.Clear();

        var data = await shop.Data("{ products(first: 100) { nodes { sales { revenue } } } }");

        Assert.Equal(1, shop.Requests.Count("BatchGetItem"));
        Assert.Equal(
            SeedData.OrdersBefore(SeededShop.Today).Sum(order => order.Items.Sum(item => item.TotalPrice)),
            data["products"]!["nodes"]!.AsArray().Sum(node => (decimal)node!["sales"]!["revenue"]!));
    }

    [Fact]
    public async Task A_cursor_of_another_product_is_refused()
    {
        var data = await shop.Data($$"""{ product(code: "{{Code}}") { orders(first: 1) { pageInfo { endCursor } } } }""");

        await shop.Refuses(
            $$"""{ orders(filter: { productCode: "CCPP2" }, first: 1, after: "{{data["product"]!["orders"]!["pageInfo"]!["endCursor"]}}") { nodes { id } } }""",
            "BAD_CURSOR",
            "leave it out");
    }

    private async Task<ProductSales> Sales()
    {
        var data = await shop.Data(
            $$"""{ product(code: "{{Code}}") { sales { orderCount customerCount quantity revenue averageQuantity } } }""");
        var sales = data["product"]!["sales"]!;
        var read = new ProductSales(
            (int)sales["orderCount"]!, (int)sales["customerCount"]!, (decimal)sales["quantity"]!, (decimal)sales["revenue"]!);
        Assert.Equal(read.Quantity / read.OrderCount, (decimal)sales["averageQuantity"]!, 6);
        return read;
    }

    private static IEnumerable<string> Ids(JsonNode list) => list["nodes"]!.AsArray().Select(node => (string)node!["id"]!);
}
