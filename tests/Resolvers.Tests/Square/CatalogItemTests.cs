using System.Net;
using System.Text.Json.Nodes;

namespace Graph.Resolvers.Tests.Square;

/// <summary>Items that are made and changed.</summary>
public sealed class CatalogItemTests(SellerShop shop) : IClassFixture<SellerShop>
{
    private const string Retrieve = "POST /v2/catalog/batch-retrieve";
    private const string Write = "POST /v2/catalog/object";

    private const string Item =
        """{"type":"ITEM","id":"I1","version":7,"item_data":{"name":"Flat white","description":"Small","description_html":"<p>Small</p>","description_plaintext":"Small","variations":[{"type":"ITEM_VARIATION","id":"V1","version":7,"item_variation_data":{"item_id":"I1","name":"Regular","sku":"FW-1","pricing_type":"FIXED_PRICING","price_money":{"amount":450,"currency":"NZD"},"team_member_ids":["T1"]}}],"categories":[{"id":"C1","ordinal":3}],"tax_ids":["X1"]},"present_at_all_locations":false,"absent_at_location_ids":["L1"]}""";

    private readonly CannedSquare square = Fresh(shop.Canned);

    [Fact]
    public async Task What_is_given_changes_and_all_else_stays()
    {
        var answer = await Upsert(
            """{"idempotencyKey":"k1","id":"I1","version":7,"name":"Long black","variations":[{"id":"V1","price":{"amount":500,"currency":"NZD"}},{"name":"Large","price":null}]}""");

        Assert.Equal("[]", answer["userErrors"]!.ToJsonString());
        var written = JsonNode.Parse(Item)!;
        written["item_data"]!["name"] = "Long black";
        var variations = written["item_data"]!["variations"]!.AsArray();
        variations[0]!["item_variation_data"]!["price_money"]!["amount"] = 500;
        variations.Add(JsonNode.Parse(
            """{"type":"ITEM_VARIATION","id":"#variation0","item_variation_data":{"item_id":"I1","name":"Large","pricing_type":"VARIABLE_PRICING"}}"""));
        var sent = square.Requests.Single(asked => asked.Line == Write).Body!;
        Assert.Equal("k1", (string?)sent["idempotency_key"]);
        Assert.True(JsonNode.DeepEquals(written, sent["object"]), sent["object"]!.ToJsonString());
    }

    [Fact]
    public async Task A_new_item_is_made_with_its_variations()
    {
        await Upsert("""{"idempotencyKey":"k2","name":"Mocha","categoryIds":["C1","C1"],"variations":[{"name":"Regular","sku":"M-1","price":{"amount":600,"currency":"NZD"}}]}""");

        Assert.Equal(0, square.Count(Retrieve));
        Assert.Equal(
            """{"idempotency_key":"k2","object":{"type":"ITEM","id":"#item","item_data":{"name":"Mocha","variations":[{"type":"ITEM_VARIATION","id":"#variation0","item_variation_data":{"item_id":"#item","name":"Regular","sku":"M-1","pricing_type":"FIXED_PRICING","price_money":{"amount":600,"currency":"NZD"}}}],"categories":[{"id":"C1"}]}}}""",
            square.Requests.Single().Body!.ToJsonString());
    }

    /// <summary>Square would take the one with markup.</summary>
    [Fact]
    public async Task A_description_takes_the_place_of_all_its_forms()
    {
        await Upsert("""{"idempotencyKey":"k3","id":"I1","description":"In a cup","categoryIds":null}""");

        var data = square.Requests.Single(asked => asked.Line == Write).Body!["object"]!["item_data"]!.AsObject();
        Assert.Equal("In a cup", (string?)data["description"]);
        Assert.False(data.ContainsKey("description_html") || data.ContainsKey("description_plaintext"));
        Assert.Equal("[]", data["categories"]!.ToJsonString());
    }

    [Fact]
    public async Task Who_has_changed_an_item_reads_it_changed()
    {
        const string Query = """{ catalogItem(id: "I1") { name } }""";
        Assert.Equal("Flat white", (string?)(await Data(Query))["catalogItem"]!["name"]);

        await Upsert("""{"idempotencyKey":"k4","id":"I1","name":"Ristretto"}""");
        square.On(Retrieve, _ => $$"""{"objects":[{{Item.Replace("Flat white", "Ristretto", StringComparison.Ordinal)}}]}""");
        Assert.Equal("Ristretto", (string?)(await Data(Query))["catalogItem"]!["name"]);
    }

    [Theory]
    [InlineData("""{"idempotencyKey":"k","id":"I1","version":6,"name":"Late"}""", "version OUTDATED")]
    [InlineData("""{"idempotencyKey":"k","id":"nobody's","name":"Lost"}""", "id NOT_FOUND")]
    [InlineData("""{"idempotencyKey":"k","id":"I1","variations":[{"name":"New"},{"id":"V9","name":"Whose?"}]}""", "variations.1.id NOT_FOUND")]
    [InlineData("""{"idempotencyKey":"","name":" "}""", "idempotencyKey REQUIRED, name REQUIRED, variations REQUIRED")]
    [InlineData("""{"idempotencyKey":"k","variations":[]}""", "name REQUIRED, variations REQUIRED")]
    [InlineData("""{"idempotencyKey":"k","id":"I1","name":null}""", "name REQUIRED")]
    [InlineData("""{"idempotencyKey":"k","name":"N","variations":[{"price":{"amount":-1,"currency":"nzd"}}]}""", "variations.0.price.amount INVALID, variations.0.price.currency INVALID")]
    public async Task What_cannot_be_done_is_told_by_its_field_and_nothing_is_written(string input, string expected)
    {
        square.On(Retrieve, asked => (string?)asked.Body!["object_ids"]![0] == "I1" ? $$"""{"objects":[{{Item}}]}""" : "{}");

        Assert.Equal(expected, ErrorsOf(await Upsert(input)));
        Assert.Equal(0, square.Count(Write));
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, "VERSION_MISMATCH", "version OUTDATED")]
    [InlineData(HttpStatusCode.BadRequest, "VERSION_MISMATCH", "version OUTDATED")]
    [InlineData(HttpStatusCode.BadRequest, "IDEMPOTENCY_KEY_REUSED", "idempotencyKey INVALID")]
    [InlineData(HttpStatusCode.BadRequest, "VALUE_TOO_LONG", " INVALID")]
    public async Task What_Square_takes_not_is_told_without_its_details(HttpStatusCode status, string code, string expected)
    {
        square.Refuses(Write, status, code);

        var answer = await Upsert("""{"idempotencyKey":"k","id":"I1","name":"Refused"}""");

        Assert.Equal(expected, ErrorsOf(answer));
        Assert.DoesNotContain("Told in detail", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            $$"""{"status":{{(int)status}},"errors":[{"category":"INVALID_REQUEST_ERROR","code":"{{code}}","field":"item_data.name"}]}""",
            answer["squareRefusal"]!.ToJsonString());
    }

    private async Task<JsonNode> Upsert(string input) => (await Data(
        "mutation($input: UpsertCatalogItemInput!) { upsertCatalogItem(input: $input) { item { id } userErrors { message path code } squareRefusal { status errors { category code field } } } }",
        $$"""{"input":{{input}} }"""))["upsertCatalogItem"]!;

    private async Task<JsonNode> Data(string query, string variables = "{}")
    {
        var answer = await shop.Ask(query, variables, SellerShop.Ada);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    private static string ErrorsOf(JsonNode payload) => string.Join(", ", payload["userErrors"]!.AsArray().Select(
        error => $"{string.Join('.', error!["path"]!.AsArray().Select(part => (string?)part))} {(string?)error["code"]}"));

    private static CannedSquare Fresh(CannedSquare square)
    {
        square
            .On(Retrieve, _ => $$"""{"objects":[{{Item}}]}""")
            .On(Write, asked => $$"""{"catalog_object":{{asked.Body!["object"]!.ToJsonString()}} }""")
            .Forget();
        return square;
    }
}
