using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Search;

/// <summary>The index is what orders, customers and products say, whatever becomes of the changes on their way.</summary>
public sealed class SearchIndexerTests : IAsyncLifetime
{
    private const string TeaByCode = """{ search(text: "tea") { nodes { ... on Product { code } } } }""";

    private static readonly string[] s_names = ["Mēre Tai", "Zoë Ngata", "Tane-Mahuta Lowe", "René Dupré", ""];

    private readonly Shop shop = new();

    private SearchIndexer Index => shop.Services.GetRequiredService<SearchIndexer>();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_random_changes_told_late_and_twice_it_is_as_made_anew(int seed)
    {
        var random = new Random(seed);
        shop.Requests.FailAtRandom("TransactWriteItems", seed);
        var workers = new List<Task>();
        for (var change = 0; change < 60; change++)
        {
            var tell = await Change(random);
            for (var times = random.Next(1, 3); times > 0; times--)
                workers.Add(tell());
        }
        await Task.WhenAll(workers);
        shop.Requests.FailNoMore();

        Assert.Equal(0, await Index.CountWrong(default));
        Assert.NotEmpty(await Stored.All(shop, SearchIndexTable.Definition));
    }

    [Fact]
    public async Task Nothing_is_found_before_the_index_was_made_as_a_whole()
    {
        await shop.Products.Fill([new Product("P-1", "Tea", "Drinks")], default);
        await shop.Refuses(TeaByCode, "NOT_READY", "rebuild-metrics");

        Assert.Equal(1, await Index.Rebuild(progress: null, default));

        await shop.Answers(TeaByCode, """{ "search": { "nodes": [{ "code": "P-1" }] } }""");
    }

    [Fact]
    public async Task A_contact_without_orders_is_found_by_all_words_of_the_name()
    {
        var contact = CustomerStore.ProfileOf(new CustomerId("c-1"), OrderContact.Unknown with { Name = "Ann B Lee" });
        await shop.Customers.Fill([contact], default);
        await Index.Rebuild(progress: null, default);

        await shop.Answers(
            """{ search(text: "Ann B. Lee") { nodes { ... on Customer { id } } } }""", """{ "search": { "nodes": [{ "id": "c-1" }] } }""");
    }

    [Fact]
    public async Task A_page_reads_many_rows_at_once_where_most_of_them_are_no_results()
    {
        await shop.Products.Fill(Enumerable.Range(0, 150).Select(i => new Product($"p-{i}", $"tea tea-{i}", "Drinks")), default);
        await Index.Fill(default);
        var all = await shop.Data("""{ search(text: "tea", first: 100) { pageInfo { endCursor } } }""");
        shop.Requests.Clear();

        await shop.Data(
            """query($after: String) { search(text: "tea", first: 100, after: $after) { nodes { __typename } } }""",
            $$"""{"after":"{{all["search"]!["pageInfo"]!["endCursor"]}}"}""");

        // 50 more and the 150 rows of the longer words, and that there is no such order or customer.
        Assert.InRange(shop.Requests.Count("Query"), 3, 6);
    }

    [Fact]
    public async Task What_has_changed_is_not_found_even_where_the_index_lags_behind()
    {
        await shop.Products.Fill([new Product("P-1", "Tea", "Drinks"), new Product("P-2", "Tea pot", "Kitchen")], default);
        await Index.Fill(default);

        await shop.Products.Fill([new Product("P-1", "Coffee", "Drinks")], default);

        await shop.Answers(TeaByCode, """{ "search": { "nodes": [{ "code": "P-2" }] } }""");
        Assert.NotEqual(0, await Index.CountWrong(default));
    }

    /// <returns>Tells of the change.</returns>
    private async Task<Func<Task>> Change(Random random)
    {
        var (number, name) = (random.Next(8), s_names[random.Next(s_names.Length)]);
        switch (random.Next(3))
        {
            case 0:
                var product = new Product($"p-{number}", name, "Drinks");
                await shop.Products.Fill([product], default);
                return () => Index.UpdateProduct(product.Code, default).AsTask();
            case 1:
                var customer = new CustomerId($"c-{number}");
                await shop.Customers.Fill([CustomerStore.ProfileOf(customer, OrderContact.Unknown with { Name = name })], default);
                await shop.Services.GetRequiredService<CustomerMetricsUpdater>().Update(customer, [], default);
                return () => Index.Update(customer, default).AsTask();
            default:
                var order = new OrderId($"o-{number}");
                if (random.NextDouble() < 0.3)
                    await shop.Database.Client.DeleteItemAsync(OrdersTable.Definition.NameIn(shop.Database.Stage), new() { ["orderID"] = new(order.Value) });
                else
                    await shop.Orders.Fill([OrderOf(order, name)], default);
                return () => Index.Update(order, default).AsTask();
        }
    }

    private static Order OrderOf(OrderId id, string name) => SeededShop.NewestFirst[0] with
    {
        Id = id,
        CustomerId = null,
        Reference = id.Value,
        Contact = OrderContact.Unknown with { Name = name, Email = "who@example.com" },
    };
}
