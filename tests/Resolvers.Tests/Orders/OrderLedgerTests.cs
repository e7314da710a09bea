using System.Collections.Concurrent;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products.Sales;
using Graph.Resolvers.Reports;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Orders;

/// <summary>What is kept of products and for reports is what orders say, whatever becomes of the changes on their way.</summary>
public sealed class OrderLedgerTests : IAsyncLifetime
{
    private readonly Shop shop = new();

    private OrderLedger Ledger => shop.Services.GetRequiredService<OrderLedger>();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_random_changes_told_late_twice_in_any_order_and_by_several_at_once_it_is_as_computed_anew(int seed)
    {
        var random = new Random(seed);
        shop.Requests.FailAtRandom("TransactWriteItems", seed);
        var told = new ConcurrentBag<OrderId>();
        var workers = new List<Task>();
        for (var change = 0; change < 80; change++)
        {
            var order = RandomOrder(random);
            if (Chance(random, 0.2))
                await Delete(order.Id);
            else
                await shop.Orders.Fill([order], default);
            for (var times = random.Next(1, 3); times > 0; times--)
                workers.Add(Tell(order.Id, told, Chance(random, 0.2) ? random.Next(30) : null));
        }
        await Task.WhenAll(workers);
        // Those that were ended half-way come again.
        foreach (var id in told)
            await Ledger.Update(id, default);
        shop.Requests.FailNoMore();

        await IsAsComputedAnew();
    }

    [Fact]
    public async Task An_order_with_more_products_than_a_transaction_takes_is_kept_whole_and_goes_whole()
    {
        var order = OrderWith("o-1", "c-1", [.. Enumerable.Range(0, 50).Select(i => $"p-{i}")]);
        await shop.Orders.Fill([order], default);
        await Ledger.Update(order.Id, default);
        await IsAsComputedAnew();

        await Delete(order.Id);
        await Ledger.Update(order.Id, default);
        await IsAsComputedAnew();
    }

    [Fact]
    public async Task A_rebuild_finds_all_orders_and_forgets_those_that_are_gone()
    {
        Order[] orders = [.. Enumerable.Range(0, 30).Select(i => OrderWith($"o-{i}", $"c-{i % 4}", [$"p-{i % 3}", "p-all"]))];
        await shop.Orders.Fill(orders, default);
        foreach (var order in orders[..10])
            await Ledger.Update(order.Id, default);
        foreach (var order in orders[..5])
            await Delete(order.Id);

        Assert.Equal(30, await Ledger.Rebuild(progress: null, default));

        await IsAsComputedAnew();
        var sales = await shop.Services.GetRequiredService<ProductSalesStore>().GetMany(["p-all"], default);
        Assert.Equal((25, 4), (sales["p-all"].OrderCount, sales["p-all"].CustomerCount));
    }

    [Fact]
    public async Task Filled_at_once_it_is_as_one_by_one_and_filled_again_it_keeps_what_has_come_since()
    {
        await shop.Orders.Fill(Enumerable.Range(0, 30).Select(i => OrderWith($"o-{i}", $"c-{i % 4}", [$"p-{i % 3}", "p-all"])), default);
        await Ledger.Fill(default);
        await IsAsComputedAnew();

        await shop.Orders.Fill([OrderWith("o-31", "c-9", ["p-all"])], default);
        await Ledger.Update(new OrderId("o-31"), default);
        await Ledger.Fill(default);

        await IsAsComputedAnew();
    }

    [Fact]
    public async Task Lines_with_one_code_are_one_entry_and_pieces_of_style_sheets_none()
    {
        var order = OrderWith("o-1", "c-1", ["p-1", "p-1", "font", "a:b", ""]);
        await shop.Orders.Fill([order], default);
        await Ledger.Update(order.Id, default);

        var row = Assert.Single(await Rows(ProductEntries.Order));
        Assert.Equal((new EntryKey("product-order", "p-1", "2031-05-06T12:00:00.000Z#o-1"), "2 4 10"), (row.Key, row.Value));
    }

    [Fact]
    public async Task A_code_that_no_key_can_be_leaves_the_rest_of_its_order()
    {
        var order = OrderWith("o-1", "c-1", [new string('x', 2_049), "p-1"]);
        await shop.Orders.Fill([order], default);

        await Ledger.Update(order.Id, default);

        Assert.Equal("p-1", Assert.Single(await Rows(ProductEntries.Sales)).Key.Partition);
    }

    [Fact]
    public async Task A_product_without_orders_has_zeros()
    {
        await shop.Products.Fill([new("p-1", "Nobody's", "Cleaning Supplies")], default);
        await Ledger.Rebuild(progress: null, default);

        await shop.Answers(
            """{ product(code: "p-1") { orders { nodes { id } } sales { orderCount customerCount quantity revenue averageQuantity } } }""",
            """{"product":{"orders":{"nodes":[]},"sales":{"orderCount":0,"customerCount":0,"quantity":0,"revenue":0,"averageQuantity":0}}}""");
    }

    [Fact]
    public async Task A_report_is_remembered_until_an_order_of_it_changes()
    {
        const string Query = "{ sales { orderCount byStatus { name orderCount } } }";
        const string Before = """{"sales":{"orderCount":2,"byStatus":[{"name":"pending","orderCount":2}]}}""";
        const string After = """{"sales":{"orderCount":2,"byStatus":[{"name":"completed","orderCount":1},{"name":"pending","orderCount":1}]}}""";
        await shop.Orders.Fill([OrderWith("o-1", "c-1", ["p-1"]), OrderWith("o-2", "c-2", ["p-1"])], default);
        await Ledger.Fill(default);
        await shop.Answers(Query, Before);

        await shop.Orders.Fill([OrderWith("o-1", "c-1", ["p-1"]) with { Status = "completed" }], default);
        await Ledger.Update(new OrderId("o-1"), default);
        await Ledger.Update(new OrderId("o-1"), default);
        await shop.Answers(Query, Before);
        shop.Time.Pass(TimeSpan.FromSeconds(1));
        await shop.Answers(Query, After);

        // Seen for long enough, it is remembered for longer.
        shop.Time.Pass(TimeSpan.FromSeconds(2));
        await shop.Answers(Query, After);
        shop.Time.Pass(TimeSpan.FromMinutes(4));
        shop.Requests.Clear();
        await shop.Answers(Query, After);
        Assert.Equal(["version"], shop.Requests.Bodies("Query").Select(query => (string)query["ExpressionAttributeValues"]![":v0"]!["S"]!));

        shop.Time.Pass(TimeSpan.FromMinutes(2));
        shop.Requests.Clear();
        await shop.Answers(Query, After);
        Assert.Equal(3, shop.Requests.Count("Query"));
    }

    private async Task Tell(OrderId id, ConcurrentBag<OrderId> told, int? endsAfter)
    {
        using var ending = endsAfter is { } milliseconds ? new CancellationTokenSource(milliseconds) : new CancellationTokenSource();
        try
        {
            await Task.Yield();
            await Ledger.Update(id, ending.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException || Graph.DynamoDb.Database.IsFailure(failure))
        {
            told.Add(id);
        }
    }

    private async Task IsAsComputedAnew()
    {
        var sums = new EntrySums(OrderLedger.Kinds);
        await foreach (var order in shop.Orders.All(default))
            sums.Add(ProductEntries.Of(order).Concat(SalesEntries.Of(order)));
        var kept = new Dictionary<EntryKey, string>();
        foreach (var kind in OrderLedger.Kinds)
        {
            foreach (var (key, numbers) in await Rows(kind))
                kept.Add(key, numbers);
        }
        Assert.Equal(
            sums.Rows.Select(row => $"{row.Key} {Text(row.Value)}").Order(StringComparer.Ordinal),
            kept.Select(row => $"{row.Key} {row.Value}").Order(StringComparer.Ordinal));
    }

    /// <summary>Those that count.</summary>
    private async Task<Dictionary<EntryKey, string>> Rows(EntryKind kind)
    {
        var rows = new Dictionary<EntryKey, string>();
        await foreach (var row in kind.Open(shop.Database).All(new Graph.DynamoDb.Reading.Scan()))
        {
            var key = new EntryKey(kind.Name, row.Partition, row.Sort);
            if (row.Numbers[0] != 0 && row.Partition != kind.VersionPartition)
                rows.Add(key, Text(row.Numbers));
        }
        return rows;
    }

    private async Task Delete(OrderId id) => await shop.Database.Client.DeleteItemAsync(
        OrdersTable.Definition.NameIn(shop.Database.Stage), new() { ["orderID"] = new(id.Value) });

    private static Order RandomOrder(Random random) => OrderWith(
        $"o-{random.Next(12)}",
        Chance(random, 0.1) ? null : $"c-{random.Next(4)}",
        [.. Enumerable.Range(0, random.Next(5)).Select(_ => $"p-{random.Next(4)}")]) with
    {
        CreatedAt = Shop.Now.AddDays(-random.Next(3)),
    };

    private static Order OrderWith(string id, string? customer, string[] codes) => new(
        new OrderId(id),
        customer is null ? null : new CustomerId(customer),
        id,
        null,
        Shop.Now,
        null,
        "pending",
        null,
        OrderContact.Unknown,
        null,
        [.. codes.Select(code => new OrderItem(code, "", 2.5m, 2, 5))],
        new OrderTotals(0, 0, null, 0, 0),
        null,
        new OrderExternalReferences(null, null, null, null, null));

    private static bool Chance(Random random, double chance)
    {
        lock (random)
            return random.NextDouble() < chance;
    }

    private static string Text(IEnumerable<decimal> numbers) => string.Join(' ', numbers.Select(number => number.ToString("0.######", null)));
}
