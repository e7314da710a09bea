using System.Text.Json.Nodes;
using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Tests.Orders;

[Collection(SeededShop.Collection)]
public sealed class OrderListTests(SeededShop shop)
{
    [Fact]
    public async Task Orders_come_newest_first_and_20_of_them_unless_asked_otherwise()
    {
        var data = await shop.Data("{ orders { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }");
        Assert.Equal(SeededShop.NewestFirst.Take(20).Select(order => order.Id.Value), Ids(data["orders"]!));
        Assert.Equal("""{"hasNextPage":true,"hasPreviousPage":false}""", data["orders"]!["pageInfo"]!.ToJsonString());
    }

    [Fact]
    public async Task Orders_come_oldest_first_when_asked()
    {
        var data = await shop.Data("{ orders(orderBy: OLDEST_FIRST, first: 3) { nodes { id } } }");
        Assert.Equal(SeededShop.NewestFirst.Reverse().Take(3).Select(order => order.Id.Value), Ids(data["orders"]!));
    }

    public static TheoryData<string, Func<Order, bool>> Filters => new()
    {
        { "{}", _ => true },
        { "{ customerId: \"c-1001\" }", order => order.CustomerId!.Value.Value == "c-1001" },
        { "{ customerId: \"c-9999\" }", _ => false },
        { "{ customerId: \"\" }", _ => false },
        { "{ status: \"cancelled\" }", order => order.Status == "cancelled" },
        { "{ status: \"CANCELLED\" }", _ => false },
        { "{ paymentType: \"Account\" }", order => order.Payment!.Type == "Account" },
        { "{ productCode: \"TAPEGUN\" }", order => order.Items.Any(item => item.ProductCode == "TAPEGUN") },
        { "{ productCode: \"TAPE\" }", _ => false },
        { "{ total: { min: 1000 } }", order => order.Totals.Total >= 1000 },
        { "{ total: { max: 9.5 } }", order => order.Totals.Total <= 9.5m },
        { "{ total: { min: 99.9, max: 110 } }", order => order.Totals.Total is >= 99.9m and <= 110 },
        { "{ search: \"MERE\" }", order => order.Contact.FirstName == "Mēre" },
        { "{ search: \" dupre \" }", order => order.Contact.LastName == "Dupré" },
        { "{ search: \"50123\" }", order => order.Reference!.Contains("50123", StringComparison.Ordinal) },
        { "{ search: \"@MAIL.example\" }", order => order.Contact.Email.EndsWith("@mail.example", StringComparison.Ordinal) },
        { "{ search: \" \" }", _ => true },
        { "{ createdOn: { from: \"2031-05-01\", to: \"2031-05-03\" } }", order => order.CreatedAt.Year == 2031 && order.CreatedAt.Month == 5 && order.CreatedAt.Day <= 3 },
        { "{ createdOn: { to: \"2029-06-01\" } }", order => order.CreatedAt < new DateTimeOffset(2029, 6, 2, 0, 0, 0, TimeSpan.Zero) },
        { "{ createdAt: { from: \"2031-05-01T12:00:00+12:00\" } }", order => order.CreatedAt >= new DateTimeOffset(2031, 5, 1, 0, 0, 0, TimeSpan.Zero) },
        { "{ createdAt: { from: \"2031-05-01T00:00:00Z\" }, createdOn: { to: \"2031-04-30\" } }", _ => false },
        { "{ customerId: \"c-1011\", createdOn: { from: \"2030-01-01\" }, total: { min: 50 }, status: \"pending\", paymentType: \"PxPay\" }",
            order => order.CustomerId!.Value.Value == "c-1011" && order.CreatedAt.Year >= 2030 && order.Totals.Total >= 50
                && order.Status == "pending" && order.Payment!.Type == "PxPay" },
        { "{ createdAt: null, total: { min: null }, status: null, search: null, customerId: null }", _ => true },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_gives_what_fits_it_in_both_orders(string filter, Func<Order, bool> fits)
    {
        var expected = SeededShop.NewestFirst.Where(fits).Select(order => order.Id.Value).Take(100).ToArray();
        var newest = await shop.Data($"{{ orders(filter: {filter}, first: 100) {{ nodes {{ id }} }} }}");
        Assert.Equal(expected, Ids(newest["orders"]!));

        expected = [.. SeededShop.NewestFirst.Reverse().Where(fits).Select(order => order.Id.Value).Take(100)];
        var oldest = await shop.Data($"{{ orders(filter: {filter}, first: 100, orderBy: OLDEST_FIRST) {{ nodes {{ id }} }} }}");
        Assert.Equal(expected, Ids(oldest["orders"]!));
    }

    [Fact]
    public async Task Both_ends_of_a_time_range_belong_to_it_to_the_millisecond()
    {
        var (first, last) = (SeededShop.NewestFirst[20], SeededShop.NewestFirst[10]);
        var range = $"{{ createdAt: {{ from: \"{first.CreatedAt:O}\", to: \"{last.CreatedAt:O}\" }} }}";
        var data = await shop.Data($"{{ orders(filter: {range}) {{ nodes {{ id }} }} }}");
        Assert.Equal(SeededShop.NewestFirst.Skip(10).Take(11).Select(order => order.Id.Value), Ids(data["orders"]!));

        var within = $"{{ createdAt: {{ from: \"{first.CreatedAt.AddTicks(1):O}\", to: \"{last.CreatedAt.AddTicks(-1):O}\" }} }}";
        data = await shop.Data($"{{ orders(filter: {within}) {{ nodes {{ id }} }} }}");
        Assert.Equal(SeededShop.NewestFirst.Skip(11).Take(9).Select(order => order.Id.Value), Ids(data["orders"]!));
    }

    [Theory]
    [InlineData("{}", 97)]
    [InlineData("{ customerId: \"c-1001\" }", 1)]
    [InlineData("{ customerId: \"c-1001\" }", 7)]
    [InlineData("{ status: \"cancelled\" }", 13)]
    [InlineData("{ search: \"mere\", total: { min: 100 } }", 5)]
    [InlineData("{ productCode: \"TAPEGUN\", createdOn: { from: \"2030-01-01\" } }", 3)]
    public async Task Pages_of_any_size_make_up_the_whole_list(string filter, int size)
    {
        var whole = await AllIds(filter, 100);
        Assert.Equal(whole, await AllIds(filter, size));
        Assert.Equal(whole.Count, whole.Distinct().Count());
        Assert.NotEmpty(whole);
    }

    [Fact]
    public async Task Every_edge_has_a_cursor_after_which_the_list_goes_on()
    {
        var data = await shop.Data("{ orders(filter: { status: \"completed\" }, first: 5) { edges { cursor node { id } } pageInfo { startCursor endCursor } } }");
        var edges = data["orders"]!["edges"]!.AsArray();
        Assert.Equal((string?)edges[0]!["cursor"], (string?)data["orders"]!["pageInfo"]!["startCursor"]);
        Assert.Equal((string?)edges[4]!["cursor"], (string?)data["orders"]!["pageInfo"]!["endCursor"]);

        var rest = await shop.Data(
            "query ($after: String) { orders(filter: { status: \"completed\" }, first: 2, after: $after) { nodes { id } pageInfo { hasPreviousPage } } }",
            $$"""{"after":"{{edges[2]!["cursor"]}}"}""");
        Assert.Equal([(string)edges[3]!["node"]!["id"]!, (string)edges[4]!["node"]!["id"]!], Ids(rest["orders"]!));
        Assert.True((bool)rest["orders"]!["pageInfo"]!["hasPreviousPage"]!);
    }

    [Theory]
    [InlineData("first: 0", "BAD_USER_INPUT", "ask for 1 to 100")]
    [InlineData("first: -1", "BAD_USER_INPUT", "ask for 1 to 100")]
    [InlineData("first: 101", "BAD_USER_INPUT", "ask for 1 to 100")]
    [InlineData("filter: { total: { min: 2, max: 1 } }", "BAD_USER_INPUT", "'total.min' is larger than 'total.max'")]
    [InlineData("filter: { createdAt: { from: \"2031-05-06T00:00:00Z\", to: \"2031-05-05T00:00:00Z\" } }", "BAD_USER_INPUT", "'createdAt.from' is later")]
    [InlineData("filter: { createdOn: { from: \"2031-05-06\", to: \"2031-05-05\" } }", "BAD_USER_INPUT", "'createdOn.from' is later")]
    [InlineData("after: \"\"", "BAD_CURSOR", "leave it out")]
    [InlineData("after: \"garbage\"", "BAD_CURSOR", "leave it out")]
    [InlineData("after: \"{\\\"orderID\\\":\\\"x\\\"}\"", "BAD_CURSOR", "leave it out")]
    public async Task What_cannot_be_served_is_refused_with_what_to_do(string arguments, string code, string message) =>
        await shop.Refuses($"{{ orders({arguments}) {{ nodes {{ id }} }} }}", code, message);

    [Fact]
    public async Task A_search_longer_than_200_characters_is_refused() =>
        await shop.Refuses($"{{ orders(filter: {{ search: \"{new string('a', 201)}\" }}) {{ nodes {{ id }} }} }}", "BAD_USER_INPUT", "at most 200");

    [Theory]
    [InlineData("orders(filter: { status: \"pending\" }, first: 1, after: \"CURSOR\") { nodes { id } }")]
    [InlineData("orders(orderBy: OLDEST_FIRST, first: 1, after: \"CURSOR\") { nodes { id } }")]
    [InlineData("customers(first: 1, after: \"CURSOR\") { nodes { id } }")]
    [InlineData("products(first: 1, after: \"CURSOR\") { nodes { code } }")]
    [InlineData("customer(id: \"c-1001\") { orders(first: 1, after: \"CURSOR\") { nodes { id } } }")]
    public async Task A_cursor_of_one_list_is_none_of_another(string field)
    {
        var data = await shop.Data("{ orders(first: 1) { pageInfo { endCursor } } }");
        var cursor = (string)data["orders"]!["pageInfo"]!["endCursor"]!;
        await shop.Refuses($"{{ {field.Replace("CURSOR", cursor, StringComparison.Ordinal)} }}", "BAD_CURSOR", "leave it out");
    }

    [Fact]
    public async Task A_changed_cursor_is_refused()
    {
        var data = await shop.Data("{ orders(first: 1) { pageInfo { endCursor } } }");
        var cursor = ((string)data["orders"]!["pageInfo"]!["endCursor"]!).ToCharArray();
        cursor[30] = cursor[30] == 'A' ? 'B' : 'A';
        await shop.Refuses($"{{ orders(first: 1, after: \"{new string(cursor)}\") {{ nodes {{ id }} }} }}", "BAD_CURSOR", "leave it out");
    }

    [Fact]
    public async Task A_customers_orders_and_a_products_orders_come_newest_first()
    {
        var data = await shop.Data("{ customer(id: \"c-1002\") { orders(first: 4) { nodes { id } } } product(code: \"FDCUP8\") { orders(first: 4) { nodes { id } } } }");
        Assert.Equal(
            SeededShop.NewestFirst.Where(order => order.CustomerId!.Value.Value == "c-1002").Take(4).Select(order => order.Id.Value),
            Ids(data["customer"]!["orders"]!));
        Assert.Equal(
            SeededShop.NewestFirst.Where(order => order.Items.Any(item => item.ProductCode == "FDCUP8")).Take(4).Select(order => order.Id.Value),
            Ids(data["product"]!["orders"]!));
    }

    [Fact]
    public async Task A_page_of_orders_with_customers_and_products_takes_one_batch_a_loader()
    {
        shop.Requests.Clear();
        var data = await shop.Data("{ orders(first: 50) { nodes { customer { id name } items { product { code } } } } }");

        Assert.Equal(50, data["orders"]!["nodes"]!.AsArray().Count);
        Assert.All(data["orders"]!["nodes"]!.AsArray(), order => Assert.NotNull(order!["customer"]!["name"]));
        Assert.Equal(1, shop.Requests.Count("Query"));
        Assert.Equal(2, shop.Requests.Count("BatchGetItem"));
        Assert.Equal(0, shop.Requests.Count("GetItem"));
    }

    [Fact]
    public async Task Equal_pages_below_many_orders_are_read_once()
    {
        var orders = SeededShop.NewestFirst.Take(20).ToArray();
        shop.Requests.Clear();
        await shop.Data("{ orders(first: 20) { nodes { customer { orders(first: 2) { nodes { id } } } } } }");
        Assert.Equal(1 + orders.Select(order => order.CustomerId).Distinct().Count(), shop.Requests.Count("Query"));
    }

    private async Task<List<string>> AllIds(string filter, int size)
    {
        var ids = new List<string>();
        string? after = null;
        while (true)
        {
            var data = await shop.Data(
                $"query ($after: String) {{ orders(filter: {filter}, first: {size}, after: $after) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}",
                after is null ? "{}" : $$"""{"after":"{{after}}"}""");
            ids.AddRange(Ids(data["orders"]!));
            if (!(bool)data["orders"]!["pageInfo"]!["hasNextPage"]!)
                return ids;
            after = (string)data["orders"]!["pageInfo"]!["endCursor"]!;
        }
    }

    private static IEnumerable<string> Ids(JsonNode connection) => connection["nodes"]!.AsArray().Select(node => (string)node!["id"]!);
}
