using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Search;

/// <summary>Over the invented shop, compared with what its orders, customers and products say.</summary>
[Collection(SeededShop.Collection)]
public sealed partial class SearchTests(SeededShop shop)
{
    private static readonly string s_nodes =
        "nodes { __typename ... on Customer { id } ... on Product { code } ... on Order { id } } pageInfo { hasNextPage endCursor }";

    [Fact]
    public async Task Every_customer_product_and_order_with_all_the_words_is_found_once()
    {
        var customer = SeedData.Customers[7];
        var (first, last) = (Prefix(customer.FirstName), Prefix(customer.LastName));

        var found = await All($"{last.ToUpperInvariant()} {first}", 7);

        string[] customers =
        [
            .. SeedData.Customers
                .Where(other => Has([other.Name, other.FirstName, other.LastName, other.Email, other.Phone, other.Company, other.AccountName, other.AccountCode], first, last))
                .Select(other => $"Customer {other.Id}"),
        ];
        string[] orders =
        [
            .. SeededShop.NewestFirst
                .Where(order => Has([order.Reference, order.Contact.Name, order.Contact.Email, order.Contact.Company], first, last))
                .Select(order => $"Order {order.Id}"),
        ];
        Assert.Contains($"Customer {customer.Id}", found);
        Assert.NotEmpty(orders);
        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Equal(customers.Concat(orders).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_reference_an_id_and_an_e_mail_find_theirs_first()
    {
        var order = SeededShop.NewestFirst[100];
        var customer = SeedData.Customers[3];

        Assert.Equal($"Order {order.Id}", (await Page(order.Reference!, first: 1)).Ids[0]);
        Assert.Equal([$"Order {order.Id}"], await All(order.Id.Value, 5));
        Assert.Equal($"Customer {customer.Id}", (await Page(customer.Email.ToUpperInvariant(), first: 2)).Ids[0]);
    }

    [Fact]
    public async Task Orders_of_one_word_come_newest_first()
    {
        var name = SeedData.Customers[7].LastName;

        var found = await All(name, 20, "types: [ORDER]");

        var times = found.Select(id => SeededShop.NewestFirst.Single(order => $"Order {order.Id}" == id).CreatedAt).ToArray();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Fact]
    public async Task Products_are_found_by_code_and_by_name()
    {
        var product = SeedData.Products[11];

        Assert.Contains($"Product {product.Code}", await All(product.Code.ToLowerInvariant(), 5));
        Assert.Contains($"Product {product.Code}", await All(Prefix(product.Name), 5, "types: [PRODUCT]"));
        Assert.DoesNotContain(await All(Prefix(product.Name), 50, "types: [CUSTOMER, ORDER]"), id => id.StartsWith("Product", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nothing_has_finds_nothing() => Assert.Empty(await All("zzqx", 5));

    [Theory]
    [InlineData("text: \"a\"", "at least 2 characters")]
    [InlineData("text: \" - \"", "at least 2 characters")]
    [InlineData("text: \"\"", "at least 2 characters")]
    [InlineData("text: \"a1 b2 c3 d4 e5 f6 g7 h8 i9 j1 k2\"", "at most 10")]
    [InlineData("text: \"smith\", first: 101", "1 to 100")]
    public Task What_cannot_be_searched_is_refused(string arguments, string message) =>
        shop.Refuses($"{{ search({arguments}) {{ nodes {{ __typename }} }} }}", "BAD_USER_INPUT", message);

    [Fact]
    public Task A_text_that_is_too_long_is_refused() =>
        shop.Refuses($"{{ search(text: \"{new string('a', 201)}\") {{ nodes {{ __typename }} }} }}", "BAD_USER_INPUT", "at most 200");

    [Theory]
    [InlineData("x")]
    [InlineData("exact.0")]
    [InlineData("exactOrder.0")]
    [InlineData("Order")]
    [InlineData("Order.x")]
    [InlineData("Nothing.x")]
    public Task A_cursor_of_no_search_is_refused(string cursor) =>
        shop.Refuses($"{{ search(text: \"smith\", after: \"{cursor}\") {{ nodes {{ __typename }} }} }}", "BAD_CURSOR", "not a cursor");

    [Fact]
    public async Task A_cursor_of_another_search_is_refused()
    {
        var (_, next) = await Page(SeedData.Customers[7].LastName, first: 1, "types: [ORDER]");

        await RefusesCursor("other", next);
        await RefusesCursor(SeedData.Customers[7].LastName, next, "types: [CUSTOMER]");
    }

    [Fact]
    public async Task A_cursor_of_an_exact_match_goes_on_after_it_and_is_of_its_search()
    {
        var order = SeededShop.NewestFirst[100];
        var email = SeedData.Customers[3].Email;

        var (ids, next) = await Page(email, first: 1);
        var (others, _) = await Page(email, first: 50, after: next);

        Assert.DoesNotContain(ids[0], others);
        Assert.NotEmpty(others);
        await RefusesCursor(order.Reference!, next);
    }

    [Fact]
    public async Task A_page_costs_by_what_is_on_it()
    {
        await Page(SeedData.Customers[7].LastName, first: 5, "types: [ORDER]");
        shop.Requests.Clear();

        await Page(SeedData.Customers[7].LastName, first: 5, "types: [ORDER]");

        // Whether it is the reference or the id of one; where the word occurs; those.
        Assert.Equal((2, 2, 1, 0), (Count("GetItem"), Count("Query"), Count("BatchGetItem"), Count("Scan")));

        int Count(string operation) => shop.Requests.Count(operation);
    }

    private Task RefusesCursor(string text, string? cursor, string more = "") => shop.Refuses(
        $"{{ search(text: \"{text}\", after: \"{cursor}\" {more}) {{ nodes {{ __typename }} }} }}", "BAD_CURSOR", "not a cursor");

    private static string Prefix(string name) => Words(name)[0][..3];

    private static bool Has(IEnumerable<string?> texts, params string[] terms) =>
        terms.All(term => texts.Any(text => Words(text ?? "").Any(word => word.StartsWith(term, StringComparison.Ordinal))));

    private static string[] Words(string text) => [.. NoWord().Split(SearchText.Fold(text)).Where(word => word.Length > 1)];

    private async Task<IReadOnlyList<string>> All(string text, int first, string more = "")
    {
        var found = new List<string>();
        string? after = null;
        do
        {
            var (ids, next) = await Page(text, first, more, after);
            found.AddRange(ids);
            after = next;
        }
        while (after is not null);
        return found;
    }

    /// <returns>The cursor is null at the end.</returns>
    private async Task<(IReadOnlyList<string> Ids, string? Next)> Page(string text, int first, string more = "", string? after = null)
    {
        var variables = new JsonObject { ["text"] = text, ["first"] = first, ["after"] = after }.ToJsonString();
        var data = await shop.Data(
            $"query($text: String!, $first: Int!, $after: String) {{ search(text: $text, first: $first, after: $after {more}) {{ {s_nodes} }} }}",
            variables);
        var page = data["search"]!;
        return (
            [.. page["nodes"]!.AsArray().Select(node => $"{node!["__typename"]} {node["id"] ?? node["code"]}")],
            (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null);
    }

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();
}
