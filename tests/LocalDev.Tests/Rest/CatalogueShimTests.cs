using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Graph.LocalDev.Tests.Square;
using Graph.Resolvers.Square.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>A seller by REST, as the mobile app of before had it. Of whatever Square itself says, the stand-in is asked.</summary>
[Collection(TalkativeSystem.Collection)]
public sealed partial class CatalogueShimTests(TalkativeSystem system)
{
    private const string NotSignedIn = """{"success":false,"message":"Authentication failed - Missing or invalid authorization header"}""";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    [Fact]
    public async Task A_catalogue_is_listed_page_by_page_in_Squares_own_form()
    {
        const string User = "rest-catalogue";
        await SellerInBrowser.Connect(system, http, User, StandIn.Roasters);

        var objects = new JsonArray();
        var path = "/v2/catalog/list?types=ITEM,CATEGORY&limit=60";
        JsonNode page;
        do
        {
            page = Json(await Get(path, User));
            foreach (var item in page["objects"]!.AsArray())
                objects.Add(item!.DeepClone());
            path = $"/v2/catalog/list?types=ITEM,CATEGORY&limit=60&cursor={Uri.EscapeDataString((string?)page["cursor"] ?? "")}";
        }
        while (page["cursor"] is not null);

        var atSquare = await AllAtSquare(StandIn.Roasters, "ITEM,CATEGORY");
        Assert.Equal(atSquare.Count, objects.Count);
        Assert.Null(objects.FirstOrDefault(item => !JsonNode.DeepEquals(item, atSquare[(string)item!["id"]!])));
        Assert.Equal(["success", "objects", "metadata"], page.AsObject().Select(member => member.Key));
        Assert.Equal(
            """{"merchantId":"MLLOCALROASTERS","timestamp":"…","requestPath":"/v2/catalog/list","method":"ListCatalog"}""",
            Timestamp().Replace(page["metadata"]!.ToJsonString(), "\"…\""));
    }

    [Theory]
    [InlineData("/v2/catalog/categories", "ListCatalog (Categories)")]
    [InlineData("/v2/catalog/list-categories", "ListCatalog (List Categories)")]
    public async Task Categories_are_listed(string path, string method)
    {
        const string User = "rest-categories";
        await SellerInBrowser.Connect(system, http, User, "MLLOCALBOOKS");

        var answer = Json(await Get(path, User));

        Assert.Equal("Books", (string?)answer["categories"]![0]!["category_data"]!["name"]);
        Assert.Equal(["success", "categories", "metadata"], answer.AsObject().Select(member => member.Key));
        Assert.Equal(method, (string?)answer["metadata"]!["method"]);
    }

    [Fact]
    public async Task An_item_is_made_and_then_changed()
    {
        const string User = "rest-upsert";
        await SellerInBrowser.Connect(system, http, User, "MLLOCALBOOKS");

        var made = Json(await Post(
            "/v2/catalog/object",
            """{"idempotency_key":"rest-upsert-1","object":{"type":"ITEM","id":"#new","item_data":{"name":"Reefs","variations":[{"type":"ITEM_VARIATION","id":"#one","item_variation_data":{"name":"Paperback","price_money":{"amount":2500,"currency":"NZD"}}}]}}}""",
            User));
        var item = made["data"]!["catalog_object"]!;
        var changed = Json(await Post(
            "/v2/catalog/object",
            $$$"""{"idempotency_key":"rest-upsert-2","object":{"type":"ITEM","id":"{{{item["id"]}}}","version":{{{item["version"]}}},"item_data":{"name":"Reefs and shoals"} } }""",
            User));

        Assert.Equal(2500, (int?)item["item_data"]!["variations"]![0]!["item_variation_data"]!["price_money"]!["amount"]);
        Assert.Equal("Reefs and shoals", (string?)changed["data"]!["catalog_object"]!["item_data"]!["name"]);
        Assert.Equal("UpsertCatalogObject", (string?)changed["metadata"]!["method"]);
        Assert.Equal("MLLOCALBOOKS", (string?)changed["metadata"]!["merchantId"]);
    }

    [Theory]
    [InlineData("{}", "Request body must include idempotency_key and object fields.")]
    [InlineData("""{"idempotency_key":"k","object":{"type":"TAX","id":"#t"}}""", "object.type must be ITEM: only items can be written here.")]
    [InlineData("""{"idempotency_key":"k","object":{"type":"ITEM","id":"#i","item_data":{"name":"x","tax_ids":[]}}}""", "object.item_data.tax_ids cannot be written here; leave it out, or use Square's own API.")]
    public async Task What_cannot_be_written_is_told_before_anything_is(string body, string message) => Assert.Equal(
        (400, new JsonObject { ["success"] = false, ["message"] = message }.ToJsonString(s_relaxed)),
        Plain(await Post("/v2/catalog/object", body, "rest-nobody")));

    [Theory]
    [InlineData("""{"idempotency_key":"k-1","object":{"type":"ITEM","id":"#i","item_data":{"name":"x","variations":[]}}}""", 400, "INVALID_VALUE", "")]
    [InlineData("""{"idempotency_key":"k-2","object":{"type":"ITEM","id":"NOBODYS","item_data":{"name":"x"}}}""", 404, "NOT_FOUND", "The seller has no item with this id.")]
    [InlineData("""{"idempotency_key":"k-3","object":{"type":"ITEM","id":"ITEM","version":1,"item_data":{"name":"x"}}}""", 409, "VERSION_MISMATCH", "The item has changed since it was read: read it again, and change that.")]
    [InlineData("""{"idempotency_key":"k-4","object":{"type":"ITEM","id":"ITEM","item_data":{"categories":[{"id":"NOBODYS"}]}}}""", 400, "INVALID_VALUE", "Square")]
    public async Task What_is_not_written_is_told_by_Squares_status_and_codes(string body, int status, string code, string message)
    {
        const string User = "rest-refused";
        await SellerInBrowser.Connect(system, http, User, "MLLOCALBOOKS");
        var item = (string)Json(await Get("/v2/catalog/list?types=ITEM&limit=1", User))["objects"]![0]!["id"]!;

        var answer = await Post("/v2/catalog/object", body.Replace("\"ITEM\",\"v", $"\"{item}\",\"v", StringComparison.Ordinal).Replace("\"ITEM\",\"item", $"\"{item}\",\"item", StringComparison.Ordinal), User);

        Assert.Equal(status, answer.Status);
        Assert.Equal(code, (string?)Json(answer)["errors"]![0]!["code"]);
        Assert.StartsWith(message, (string)Json(answer)["message"]!, StringComparison.Ordinal);
        Assert.Equal((string?)Json(answer)["message"], (string?)Json(answer)["errors"]![0]!["detail"]);
        Assert.Equal(["success", "message", "errors"], Json(answer).AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_told_so_before_the_body_is_read() =>
        Assert.Equal((401, NotSignedIn), Plain(await RestAnswer.Of(system.Client, "POST", "/v2/catalog/object", "{")));

    [Fact]
    public async Task The_seller_and_the_locations_are_told()
    {
        const string User = "rest-merchant";
        await SellerInBrowser.Connect(system, http, User, "MLLOCALBOOKS");

        Assert.Equal(
            """{"success":true,"merchantId":"MLLOCALBOOKS","businessName":"Harbour Books"}""", (await Get("/api/auth/validate-token", User)).Body);
        Assert.Equal(
            """{"success":true,"merchantId":"MLLOCALBOOKS","businessName":"Harbour Books"}""", (await Post("/api/auth/validate-token", null, User)).Body);
        var merchant = Json(await Get("/api/merchant/me", User))["merchant"]!.AsObject();
        Assert.Equal(["merchantId", "businessName", "country", "languageCode", "currency", "status", "mainLocation"], merchant.Select(member => member.Key));
        Assert.Equal(["id", "name", "address", "phoneNumber", "businessEmail"], merchant["mainLocation"]!.AsObject().Select(member => member.Key));
        var location = Json(await Get("/api/locations", User))["locations"]![0]!;
        Assert.Equal("LLOCALHARBOUR", (string?)location["id"]);
        Assert.Equal("6011", (string?)location["address"]!["postal_code"]);
    }

    [Theory]
    [InlineData("GET", "/v2/catalog/list")]
    [InlineData("GET", "/v2/catalog/categories")]
    [InlineData("GET", "/api/locations")]
    [InlineData("GET", "/api/merchant/me")]
    public async Task Without_a_token_nothing_of_a_seller_is_told(string method, string path) =>
        Assert.Equal((401, NotSignedIn), Plain(await RestAnswer.Of(system.Client, method, path)));

    [Fact]
    public async Task Who_has_connected_nobody_is_told_so() => Assert.Equal(
        """{"success":false,"message":"Authentication failed - No bearer token provided"}""",
        (await RestAnswer.Of(system.Client, "GET", "/api/auth/validate-token")).Body);

    [Fact]
    public async Task The_app_is_sent_to_the_page_that_connects_and_is_opened_at_the_end()
    {
        const string User = "rest-connects";
        var answer = await Get("/api/auth/connect/url?state=s&code_challenge=c&redirect_uri=joylabs%3A%2F%2Fsquare-callback", User);

        var opened = await SellerInBrowser.Follow(http, new Uri((string)Json(answer)["url"]!), "MLLOCALNEWSTALL");

        Assert.StartsWith("joylabs://square-callback?code=", opened.OriginalString, StringComparison.Ordinal);
        Assert.Equal("""{"success":true,"message":"Token revoked successfully"}""", (await Post("/api/auth/logout", null, User)).Body);
        Assert.Equal(401, (await Get("/api/merchant/me", User)).Status);
    }

    [Theory]
    [InlineData("", """{"error":"Missing required parameters","details":"state, code_challenge, and redirect_uri are required"}""")]
    [InlineData("?state=s&code_challenge=c&redirect_uri=https://x", """{"error":"Invalid redirect_uri","details":"redirect_uri must start with joylabs://"}""")]
    [InlineData("?state=s&code_challenge=c&redirect_uri=joylabs://square-callback%23x", """{"error":"Invalid redirect_uri","details":"Browsers may not be sent there after Square: use a URL that the operator allows (Square:ReturnUrls), or leave it out."}""")]
    public async Task A_connection_that_is_not_asked_for_rightly_is_refused(string query, string body) =>
        Assert.Equal((400, body), Plain(await Get($"/api/auth/connect/url{query}", "rest-nobody")));

    [Theory]
    [InlineData("POST", "/api/auth/register-state", """{"state":"s"}""", 200, """{"success":true}""")]
    [InlineData("POST", "/api/auth/register-state", "{}", 400, """{"error":"Missing state parameter"}""")]
    [InlineData("POST", "/api/auth/store-verifier", """{"request_id":"r","code_verifier":"0123456789012345678901234567890123456789012"}""", 200, """{"success":true}""")]
    [InlineData("POST", "/api/auth/store-verifier", """{"request_id":"r"}""", 400, """{"error":"Missing request_id or code_verifier"}""")]
    [InlineData("POST", "/api/auth/store-verifier", """{"request_id":"r","code_verifier":"short"}""", 400, """{"error":"Invalid code_verifier format","details":"code_verifier must have 43 to 128 characters of A-Z a-z 0-9 - . _ ~"}""")]
    [InlineData("POST", "/api/catalog/search", "{}", 410, """{"success":false,"message":"This endpoint has been deprecated. Please use the v2/catalog endpoints instead.","newBasePath":"/v2/catalog"}""")]
    [InlineData("POST", "/v2/catalog/search", "{}", 404, """{"success":false,"error":"Catalog route not found","requestedPath":"/v2/catalog/search"}""")]
    [InlineData("GET", "/api/catalog/list", null, 410, """{"success":false,"message":"This endpoint has been deprecated. Please use the v2/catalog endpoints instead.","newBasePath":"/v2/catalog"}""")]
    [InlineData("GET", "/api/catalog/item/ITEM-1", null, 410, """{"success":false,"message":"This endpoint has been deprecated. Please use the v2/catalog endpoints instead.","newBasePath":"/v2/catalog"}""")]
    [InlineData("GET", "/v2/catalog/item/ITEM-1", null, 404, """{"success":false,"error":"Catalog route not found","requestedPath":"/v2/catalog/item/ITEM-1"}""")]
    public async Task What_needs_no_data_is_answered(string method, string path, string? body, int status, string answer) =>
        Assert.Equal((status, answer), Plain(await RestAnswer.Of(system.Client, method, path, body)));

    [Fact]
    public async Task A_proof_key_is_new_and_its_challenge_is_of_it()
    {
        var first = Json(await RestAnswer.Of(system.Client, "POST", "/api/auth/generate-pkce"));
        var second = Json(await RestAnswer.Of(system.Client, "POST", "/api/auth/generate-pkce"));

        Assert.NotEqual((string?)first["code_verifier"], (string?)second["code_verifier"]);
        Assert.Equal(StandIn.ChallengeOf((string)first["code_verifier"]!), (string?)first["code_challenge"]);
    }

    private static readonly System.Text.Json.JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Task<RestAnswer> Get(string path, string user) => RestAnswer.Of(system.Client, "GET", path, token: $"Bearer {system.TokenOf(user)}");

    private Task<RestAnswer> Post(string path, string? body, string user) =>
        RestAnswer.Of(system.Client, "POST", path, body, $"Bearer {system.TokenOf(user)}");

    private static JsonNode Json(RestAnswer answer) => JsonNode.Parse(answer.Body)!;

    private static (int, string) Plain(RestAnswer answer) => (answer.Status, answer.Body);

    private async Task<Dictionary<string, JsonNode>> AllAtSquare(string merchantId, string types)
    {
        var connections = system.Services.GetRequiredService<SquareConnectionStore>();
        var tokens = await connections.Open((await connections.Get(merchantId, default))!, default);
        var found = new Dictionary<string, JsonNode>();
        string? cursor = null;
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(system.Square, $"/v2/catalog/list?types={types}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Access.Reveal());
            using var response = await http.SendAsync(request);
            var page = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            foreach (var item in page["objects"]!.AsArray())
                found[(string)item!["id"]!] = item;
            cursor = (string?)page["cursor"];
        }
        while (cursor is not null);
        return found;
    }

    [GeneratedRegex("(?<=\"timestamp\":)\"[-0-9T:.]+Z\"")]
    private static partial Regex Timestamp();
}
