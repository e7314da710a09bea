using System.Net;
using System.Text.Json.Nodes;
using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Tests.Square;

/// <summary>Sellers' catalogues, locations and merchants by GraphQL.</summary>
public sealed class CatalogTests(SellerShop shop) : IClassFixture<SellerShop>, IAsyncLifetime
{
    private const string Search = "POST /v2/catalog/search";
    private const string Retrieve = "POST /v2/catalog/batch-retrieve";

    private readonly CannedSquare square = shop.Canned;

    /// <summary>What was kept for another test is of a connection before.</summary>
    public async Task InitializeAsync()
    {
        shop.Time.Pass(TimeSpan.FromSeconds(1));
        await shop.Connect(SellerShop.Ada, "ML-ada");
        await shop.Connect(SellerShop.Ben, "ML-ben");
        square.On(Search, PageOfItems).On(Retrieve, ThoseOf).Forget();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Pages_of_any_length_give_each_object_once_in_Square_s_order()
    {
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = (await Ask($"{{ catalog(first: 37, after: {Json(after)}) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"))["catalog"]!;
            ids.AddRange(page["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null;
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(0, 250).Select(at => $"ML-ada-I{at}"), ids);
        // Square has three pages of its own, and each is asked for once.
        Assert.Equal(3, square.Count(Search));
    }

    [Fact]
    public async Task An_edge_s_cursor_goes_on_behind_its_node()
    {
        var first = await Ask("{ catalog(first: 3) { edges { cursor node { id } } } }");
        var cursor = (string)first["catalog"]!["edges"]![1]!["cursor"]!;

        var next = await Ask($"{{ catalog(first: 1, after: {Json(cursor)}) {{ nodes {{ id }} }} }}");

        Assert.Equal("ML-ada-I2", (string?)next["catalog"]!["nodes"]![0]!["id"]);
    }

    [Fact]
    public async Task Items_have_variations_prices_and_categories_and_what_is_beside_them_is_asked_for_in_one_request()
    {
        var answer = await Ask(
            """
            { catalog(first: 2) { nodes { __typename id ... on CatalogItem {
                name isArchived variations { name price { amount currency } item { name } } categories { name } } } } }
            """);

        Assert.Equal(
            """{"__typename":"CatalogItem","id":"ML-ada-I0","name":"Item 0","isArchived":false,"variations":[{"name":"Regular","price":{"amount":450,"currency":"NZD"},"item":{"name":"Item 0"}}],"categories":[{"name":"Coffee"}]}""",
            answer["catalog"]!["nodes"]![0]!.ToJsonString());
        Assert.Equal(1, square.Count(Retrieve));
        var asked = square.Requests.Single(asked => asked.Line == Retrieve).Body!["object_ids"]!.AsArray().Select(id => (string)id!);
        Assert.Equal(["C1", "ML-ada-I0", "ML-ada-I1"], asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_seller_finds_anything_in_another_s_catalogue()
    {
        await Ask("{ catalog(first: 1) { nodes { id } pageInfo { endCursor } } catalogItem(id: \"ML-ada-I5\") { id } }");
        square.Forget();

        var answer = await Ask("{ catalog(first: 1) { nodes { id } } catalogItem(id: \"ML-ada-I5\") { id } }", SellerShop.Ben);

        Assert.Equal("ML-ben-I0", (string?)answer["catalog"]!["nodes"]![0]!["id"]);
        Assert.Null(answer["catalogItem"]);
        Assert.All(square.Requests, asked => Assert.Equal("token-of-ML-ben", asked.Token));
    }

    [Fact]
    public async Task A_cursor_is_of_one_list_of_one_seller()
    {
        var page = await Ask("{ catalog(first: 1) { pageInfo { endCursor } } }");
        var cursor = Json((string?)page["catalog"]!["pageInfo"]!["endCursor"]);

        Assert.Equal("BAD_CURSOR", await CodeOf($"{{ catalog(after: {cursor}) {{ nodes {{ id }} }} }}", SellerShop.Ben));
        Assert.Equal("BAD_CURSOR", await CodeOf($"{{ catalog(after: {cursor}, types: [CATEGORY]) {{ nodes {{ id }} }} }}"));
        Assert.Equal("BAD_CURSOR", await CodeOf($"{{ catalog(after: {cursor}, search: \"flat\") {{ nodes {{ id }} }} }}"));
        Assert.Equal("BAD_CURSOR", await CodeOf("""{ catalog(after: "garbage") { nodes { id } } }"""));
    }

    [Fact]
    public async Task What_is_kept_is_asked_for_again_after_its_time_and_when_the_catalogue_has_changed()
    {
        const string Query = "{ catalog(first: 5) { nodes { id } } }";
        await Ask(Query);
        shop.Time.Pass(TimeSpan.FromMinutes(4));
        await Ask(Query);
        Assert.Equal(1, square.Count(Search));

        shop.Time.Pass(TimeSpan.FromMinutes(2));
        await Ask(Query);
        Assert.Equal(2, square.Count(Search));

        await shop.Connections.CatalogChanged("ML-ada", default);
        await Ask(Query);
        Assert.Equal(3, square.Count(Search));
    }

    [Fact]
    public async Task Who_asks_at_once_is_answered_by_one_request()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Ask("{ catalog(first: 5) { nodes { id } } }")));

        Assert.Equal(1, square.Count(Search));
    }

    [Fact]
    public async Task A_page_that_Square_has_forgotten_begins_anew()
    {
        var page = await Ask("{ catalog(first: 100) { pageInfo { endCursor } } }");
        var cursor = Json((string?)page["catalog"]!["pageInfo"]!["endCursor"]);
        square.Refuses(Search, HttpStatusCode.BadRequest, "INVALID_CURSOR");

        Assert.Equal("BAD_CURSOR", await CodeOf($"{{ catalog(after: {cursor}) {{ nodes {{ id }} }} }}"));

        square.On(Search, PageOfItems).Forget();
        Assert.Equal(100, (await Ask("{ catalog(first: 100) { nodes { id } } }"))["catalog"]!["nodes"]!.AsArray().Count);
        Assert.Equal(1, square.Count(Search));
    }

    [Theory]
    [InlineData("""catalog(search: "a flat white")""")]
    [InlineData("""catalog(search: "one two three four")""")]
    [InlineData("""catalog(search: "  ")""")]
    [InlineData("catalog(types: [])")]
    [InlineData("catalog(first: 0)")]
    [InlineData("catalog(first: 101)")]
    public async Task What_Square_could_not_serve_is_told_before_it_is_asked(string field)
    {
        Assert.Equal("BAD_USER_INPUT", await CodeOf($"{{ {field} {{ nodes {{ id }} }} }}"));
        Assert.Empty(square.Requests);
    }

    [Fact]
    public async Task Words_and_types_are_Square_s()
    {
        await Ask("""{ catalog(search: "flat white", types: [CATEGORY, ITEM, ITEM]) { nodes { id } } }""");

        Assert.Equal(
            """{"object_types":["ITEM","CATEGORY"],"query":{"text_query":{"keywords":["flat","white"]}},"limit":100}""",
            Assert.Single(square.Requests).Body!.ToJsonString());
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "INSUFFICIENT_SCOPES", "SQUARE_RECONNECT")]
    [InlineData(HttpStatusCode.TooManyRequests, "RATE_LIMITED", "SQUARE_UNAVAILABLE")]
    [InlineData(HttpStatusCode.BadRequest, "INVALID_VALUE", "SQUARE_REFUSED")]
    public async Task What_Square_refuses_is_a_code_without_its_details(HttpStatusCode status, string code, string told)
    {
        square.Refuses("GET /v2/locations", status, code);

        var answer = await shop.Ask("{ locations { id } }", viewer: SellerShop.Ada);

        Assert.Equal(told, (string?)answer["errors"]![0]!["extensions"]!["code"]);
        Assert.DoesNotContain("Told in detail", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("token-of", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_Square_refuses_status_and_codes_are_told()
    {
        square.Refuses("GET /v2/locations", HttpStatusCode.NotFound, "NOT_FOUND");

        var answer = await shop.Ask("{ locations { id } }", viewer: SellerShop.Ada);

        Assert.Equal(
            """{"code":"SQUARE_REFUSED","square":{"status":404,"errors":[{"category":"INVALID_REQUEST_ERROR","code":"NOT_FOUND","field":"item_data.name"}]}}""",
            answer["errors"]![0]!["extensions"]!.ToJsonString());
    }

    [Fact]
    public async Task A_seller_who_has_ended_it_at_Square_is_connected_no_more()
    {
        square.Refuses("GET /v2/locations", HttpStatusCode.Unauthorized, "ACCESS_TOKEN_REVOKED");

        Assert.Equal("SQUARE_NOT_CONNECTED", await CodeOf("{ locations { id } }"));
        Assert.Null((await Ask("{ squareConnection { merchantId } }"))["squareConnection"]);
    }

    [Fact]
    public async Task A_merchant_has_its_main_location()
    {
        square
            .On("GET /v2/merchants/me", _ => """{"merchant":{"id":"ML-ada","business_name":"Corner","country":"NZ","main_location_id":"L2"}}""")
            .On("GET /v2/locations", _ => """{"locations":[{"id":"L1"},{"id":"L2","name":"Queen Street","address":{"address_line_1":"1 Queen Street","locality":"Auckland"}}]}""");

        var answer = await Ask("{ merchant { businessName country mainLocation { name address { addressLine1 locality } } } locations { id } }");

        Assert.Equal(
            """{"merchant":{"businessName":"Corner","country":"NZ","mainLocation":{"name":"Queen Street","address":{"addressLine1":"1 Queen Street","locality":"Auckland"}}},"locations":[{"id":"L1"},{"id":"L2"}]}""",
            answer.ToJsonString());
        Assert.Equal(1, square.Count("GET /v2/locations"));
    }

    private async Task<JsonNode> Ask(string query, Viewer? viewer = null)
    {
        var answer = await shop.Ask(query, viewer: viewer ?? SellerShop.Ada);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    private async Task<string?> CodeOf(string query, Viewer? viewer = null) =>
        (string?)(await shop.Ask(query, viewer: viewer ?? SellerShop.Ada))["errors"]?[0]?["extensions"]?["code"];

    private static string Json(string? text) => text is null ? "null" : $"\"{text}\"";

    /// <summary>250 items, in pages of 100 whatever is asked for.</summary>
    private static string PageOfItems(CannedSquare.Asked asked)
    {
        var from = int.Parse((string?)asked.Body!["cursor"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var objects = string.Join(',', Enumerable.Range(from, Math.Min(100, 250 - from)).Select(at => Item($"{MerchantOf(asked)}-I{at}", at)));
        return from + 100 < 250 ? $$"""{"objects":[{{objects}}],"cursor":"{{from + 100}}"}""" : $$"""{"objects":[{{objects}}]}""";
    }

    /// <summary>Of the seller's own items, and a category that all have.</summary>
    private static string ThoseOf(CannedSquare.Asked asked)
    {
        var own = asked.Body!["object_ids"]!.AsArray().Select(id => (string)id!)
            .Where(id => id == "C1" || id.StartsWith(MerchantOf(asked), StringComparison.Ordinal))
            .Select(id => id == "C1" ? """{"type":"CATEGORY","id":"C1","category_data":{"name":"Coffee"}}""" : Item(id, int.Parse(id[(id.IndexOf('I', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture)));
        return $$"""{"objects":[{{string.Join(',', own)}}]}""";
    }

    private static string MerchantOf(CannedSquare.Asked asked) => asked.Token!["token-of-".Length..];

    private static string Item(string id, int at)
    {
        var data = $$"""{"item_id":"{{id}}","name":"Regular","price_money":{"amount":450,"currency":"NZD"} }""";
        var variation = $$"""{"type":"ITEM_VARIATION","id":"{{id}}-V","item_variation_data":{{data}} }""";
        return $$"""{"type":"ITEM","id":"{{id}}","version":{{at}},"item_data":{"name":"Item {{at}}","categories":[{"id":"C1"}],"variations":[{{variation}}]} }""";
    }
}
