using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Customers.Cache;

/// <summary>Orders as earlier systems and other shops left them count in the cache as they do where orders are read.</summary>
public sealed class SameFromOrdersTests : IAsyncLifetime
{
    private const string Fields = "id name company metrics { orderCount totalSpend firstOrderDate lastOrderDate lastOrderReference }";
    private const string Shops = "7b0d485f-8ef9-45b0-881a-9d8f4447ced2";

    private readonly SmallShop shop = new();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task Odd_orders_count_in_both_or_in_neither()
    {
        var contact = SmallShop.Customers[0].Id.Value;
        await Store("ours", "c-odd", Shops, "2031-05-01T00:00:00.000Z", "Ours");
        await Store("nobodys", "c-odd", null, "2031-05-02T00:00:00.000Z", "Nobody's");
        await Store("theirs", "c-odd", "another", "2031-05-04T00:00:00.000Z", "Theirs");
        await Store("timeless", "c-odd", Shops, null, "Timeless");
        await Store("garbled", "c-odd", Shops, "yesterday", "Garbled");
        await Store("tie-b", "c-tie", Shops, "2031-05-03T00:00:00.000Z", "Later id");
        await Store("tie-a", "c-tie", Shops, "2031-05-03T00:00:00.000Z", "Earlier id");
        await Store("only-theirs", "c-theirs", "another", "2031-05-03T00:00:00.000Z", "Theirs");
        await Store("only-timeless", "c-timeless", Shops, null, "Timeless");
        await Store("of-a-contact", contact, Shops, "2031-05-05T00:00:00.000Z", "Not the contact's");
        foreach (var (customer, order) in new[] { ("c-odd", "timeless"), ("c-odd", "theirs"), ("c-theirs", "only-theirs"), ("c-timeless", "only-timeless") })
            await shop.Services.GetRequiredService<CustomerMetricsUpdater>().Update(new CustomerId(customer), [new OrderId(order)], default);
        await shop.Services.GetRequiredService<CustomerMetricsRebuild>().Run(null, default);
        var list = $"{{ customers(first: 100, orderBy: NAME_ASC) {{ totalCount nodes {{ {Fields} }} }} }}";
        var singles = $$"""
            {
                odd: customer(id: "c-odd") { {{Fields}} } tie: customer(id: "c-tie") { {{Fields}} } known: customer(id: "{{contact}}") { {{Fields}} }
                theirs: customer(id: "c-theirs") { id } timeless: customer(id: "c-timeless") { id }
            }
            """;

        var (listed, single) = (await shop.Data(list), await shop.Data(singles));
        await shop.Database.Client.DeleteTableAsync(shop.CacheTable);

        await shop.Answers(list, listed.ToJsonString());
        await shop.Answers(singles, single.ToJsonString());
        Assert.Equal(10, (int)listed["customers"]!["totalCount"]!);
        Assert.Equal((3, "Nobody's"), ((int)single["odd"]!["metrics"]!["orderCount"]!, (string?)single["odd"]!["company"]));
        Assert.Equal("Later id", (string?)single["tie"]!["company"]);
        Assert.Equal(SmallShop.Customers[0].Company, (string?)single["known"]!["company"]);
        Assert.True(single["theirs"] is null && single["timeless"] is null, single.ToJsonString());
    }

    private Task Store(string id, string customer, string? client, string? createdAt, string company) => Stored.Put(
        shop,
        OrdersTable.Definition,
        $$$"""
        {"orderID":"{{{id}}}","contactID":"{{{customer}}}","order_reference":"{{{id}}}","totals":{"total":"10.00"},"customer":{"company":"{{{company}}}"}
        {{{(client is null ? "" : $",\"clientID\":\"{client}\"")}}}{{{(createdAt is null ? "" : $",\"createdAt\":\"{createdAt}\"")}}}}
        """);
}
