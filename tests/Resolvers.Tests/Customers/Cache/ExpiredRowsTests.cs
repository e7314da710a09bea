using System.Text.Json.Nodes;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Customers.Cache;

/// <summary>Pages of rows that have expired and are not what the orders add up to. Each test has tables of its own.</summary>
public sealed class ExpiredRowsTests : IAsyncLifetime
{
    private readonly SmallShop shop = new();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_list_goes_on_after_the_rows_that_it_has_read()
    {
        var ids = Ids(await Page(8));
        foreach (var order in SeededShop.NewestFirst.Where(order => order.CustomerId?.Value == ids[0]))
            await shop.Database.Client.DeleteItemAsync(OrdersTable.Definition.NameIn(shop.Database.Stage), new() { ["orderID"] = new(order.Id.Value) });
        shop.Time.Pass(CachedCustomer.Lifetime + TimeSpan.FromSeconds(1));

        var first = await Page(1);
        var second = await Page(2, $", after: \"{first["pageInfo"]!["endCursor"]}\"");

        Assert.Equal((0, true), (Ids(first).Length, (bool)first["pageInfo"]!["hasNextPage"]!));
        Assert.Equal(ids[1..3], Ids(second));
    }

    [Fact]
    public async Task Who_does_not_fit_any_more_is_left_out()
    {
        var ids = Ids(await Page(8));
        await shop.Spoil(ids[^1], "totalSpend", new() { N = "1000000" });
        await shop.Spoil(ids[^1], "spendSort", new($"{SortableNumber.Of(1_000_000)}\u0001{ids[^1]}"));
        Assert.Equal([ids[^1]], Ids(await Page(8, ", filter: { totalSpend: { min: 900000 } }")));

        shop.Time.Pass(CachedCustomer.Lifetime + TimeSpan.FromSeconds(1));

        Assert.Empty(Ids(await Page(8, ", filter: { totalSpend: { min: 900000 } }")));
    }

    private async Task<JsonNode> Page(int first, string more = "") =>
        (await shop.Data($"{{ customers(first: {first}{more}) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"))["customers"]!;

    private static string[] Ids(JsonNode page) => [.. page["nodes"]!.AsArray().Select(node => (string)node!["id"]!)];
}
