using FsCheck;
using FsCheck.Fluent;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Orders;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Resolvers.Tests.Orders;

public sealed class OrderPagingTests(Shop shop) : IClassFixture<Shop>, IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2031, 5, 6, 0, 0, 0, TimeSpan.Zero);

    // 60 orders, five at each instant, every third of them cancelled.
    private static readonly Order[] Orders = [.. Enumerable.Range(0, 60).Select(i => SomeOrder(i, Start.AddMinutes(i / 5), i % 3 == 0 ? "cancelled" : "pending"))];

    public async Task InitializeAsync() => await shop.Orders.Fill(Orders, CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Any_page_size_and_any_bound_on_reading_give_the_same_list()
    {
        var cases = from size in Gen.Choose(1, 25)
                    from mostRead in Gen.Choose(1, 40)
                    from sort in Gen.Elements(OrderSort.NewestFirst, OrderSort.OldestFirst)
                    from status in Gen.Elements(null, "pending", "cancelled", "unknown")
                    select (size, mostRead, sort, status);
        Prop.ForAll(cases.ToArbitrary(), one => Check(one.size, one.mostRead, one.sort, one.status).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    private async Task Check(int size, int mostRead, OrderSort sort, string? status)
    {
        var store = new OrderStore(shop.Database, NullLogger<OrderStore>.Instance) { MostRead = mostRead };
        var criteria = new OrderCriteria(Status: status);
        var ids = new List<string>();
        string? after = null;
        var requests = 0;
        do
        {
            var page = await store.Page(criteria, sort, size, after, CancellationToken.None);
            Assert.InRange(page!.Nodes.Count, 0, size);
            ids.AddRange(page.Nodes.Select(order => order.Id.Value));
            after = page.PageInfo.HasNextPage ? page.PageInfo.EndCursor! : null;
            Assert.InRange(++requests, 1, 70);
        }
        while (after is not null);

        var expected = Orders.Where(order => status is null || order.Status == status).ToArray();
        Assert.Equal(expected.Select(order => order.Id.Value).Order(), ids.Order());
        var times = ids.ConvertAll(id => Orders.Single(order => order.Id.Value == id).CreatedAt);
        Assert.Equal(sort == OrderSort.OldestFirst ? times.Order() : times.OrderDescending(), times);
    }

    private static Order SomeOrder(int i, DateTimeOffset createdAt, string status) => new(
        new OrderId($"ORD-{i}"),
        new CustomerId("c-1"),
        $"{i}",
        null,
        createdAt,
        null,
        status,
        null,
        new OrderContact("Mere Tai", "", "", "", "", "", "", ""),
        null,
        [],
        new OrderTotals(0, 0, null, 0, i),
        null,
        OrderExternalReferences.None);
}
