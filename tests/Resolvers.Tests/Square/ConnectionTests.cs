using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Square.Catalog;
using Graph.Resolvers.Square.OAuth;
using Graph.Resolvers.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Square;

/// <summary>Sellers who are connected and disconnected by GraphQL.</summary>
public sealed class ConnectionTests(SellerShop shop) : IClassFixture<SellerShop>
{
    private const string Revoke = "POST /oauth2/revoke";

    private readonly CannedSquare square = shop.Canned;

    private ConnectFlow Flow => shop.Services.GetRequiredService<ConnectFlow>();

    [Fact]
    public async Task A_seller_is_connected_to_who_has_begun_it_and_the_app_redeems_the_code()
    {
        var viewer = new Viewer { Id = "carla", Email = "carla@example.com" };
        var started = await Start("joylabs://square-callback", viewer);
        var state = StateOf(started);
        Assert.Equal("carla@example.com (carla)", await Flow.AccountOf(state, default));
        Assert.Equal("connect.squareupsandbox.com", (await Flow.PageAtSquare(state, default))!.Host);
        AnswersTokens("ML-carla");

        var result = await Flow.End(state, "sq0cgb-1", null, state, default);

        var query = HttpUtility.ParseQueryString(new Uri(result.ReturnTo!).Query);
        Assert.Equal(("ML-carla", null), (result.MerchantId, result.Error));
        Assert.StartsWith("joylabs://square-callback?code=", result.ReturnTo, StringComparison.Ordinal);
        Assert.Equal(("ML-carla", "Ben & Söhne"), (query["merchant_id"], query["business_name"]));
        Assert.DoesNotContain("EAAA", result.ReturnTo, StringComparison.Ordinal);

        // Another user may be shown the same link, and learns nothing.
        Assert.Equal("NOT_FOUND", CodeOf(await Redeem(query["code"]!, SellerShop.Ben)));
        Assert.Equal("ML-carla", (string?)(await Redeem(query["code"]!, viewer))["connection"]!["merchantId"]);
        Assert.Equal("NOT_FOUND", CodeOf(await Redeem(query["code"]!, viewer)));
        Assert.Null(await Flow.AccountOf(state, default));
    }

    [Fact]
    public async Task A_code_is_good_for_five_minutes()
    {
        var codes = shop.Services.GetRequiredService<AuthorizationCodes>();
        var code = await codes.New(new UserId("ada"), "ML-ada", default);
        shop.Time.Pass(TimeSpan.FromMinutes(5));

        Assert.Null(await codes.Redeem(code, new UserId("ada"), default));
    }

    [Theory]
    [InlineData("https://shop.example.test/square", true)]
    [InlineData("https://shop.example.test/square?x=1", false)]
    [InlineData("https://shop.example.test.evil.test/square", false)]
    [InlineData("joylabs://anything", true)]
    [InlineData("joylabs://anything#fragment", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("joylabs://caf\u00e9", false)]
    [InlineData("joylabs://x\r\nSet-Cookie: a=b", false)]
    [InlineData("joylabs:", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    public async Task Browsers_are_sent_where_the_operator_allows(string redirectUri, bool isAllowed)
    {
        var payload = await Start(redirectUri, SellerShop.Ada);

        Assert.Equal(isAllowed, payload["url"] is not null);
        Assert.Equal(isAllowed ? null : "INVALID", CodeOf(payload));
    }

    [Fact]
    public async Task A_refusal_goes_back_to_the_app_as_a_code()
    {
        var state = StateOf(await Start("https://shop.example.test/square", SellerShop.Ada));

        var result = await Flow.End(state, null, "access_denied", state, default);

        Assert.Equal(new ConnectResult(null, "access_denied", "https://shop.example.test/square?error=access_denied"), result);
    }

    [Fact]
    public async Task Without_a_place_to_return_to_it_ends_here()
    {
        var viewer = new Viewer { Id = "dan" };
        var state = StateOf(await Start(null, viewer));
        Assert.Equal("dan", await Flow.AccountOf(state, default));
        AnswersTokens("ML-dan");

        Assert.Equal(new ConnectResult("ML-dan", null, null), await Flow.End(state, "sq0cgb-1", null, state, default));
        Assert.Equal("ML-dan", (string?)(await Data("{ squareConnection { merchantId } }", viewer))["squareConnection"]!["merchantId"]);
    }

    [Fact]
    public async Task Who_disconnects_is_revoked_at_Square_and_gone_here()
    {
        var viewer = new Viewer { Id = "eva" };
        await shop.Connect(viewer, "ML-eva");
        square.On(Revoke, _ => """{"success":true}""").Forget();

        var payload = (await Data("mutation { disconnectSquare { merchantId userErrors { code } } }", viewer))["disconnectSquare"]!;

        Assert.Equal("ML-eva", (string?)payload["merchantId"]);
        Assert.Equal("""{"client_id":"sandbox-app","merchant_id":"ML-eva"}""", square.Requests.Single(asked => asked.Line == Revoke).Body!.ToJsonString());
        Assert.Null((await Data("{ squareConnection { merchantId } }", viewer))["squareConnection"]);
        Assert.Equal("NOT_FOUND", CodeOf((await Data("mutation { disconnectSquare { merchantId userErrors { code } } }", viewer))["disconnectSquare"]!));
    }

    /// <summary>Else what was connected before would be there again, and be written to.</summary>
    [Fact]
    public async Task Who_connects_another_seller_has_done_with_the_one_before()
    {
        var viewer = new Viewer { Id = "ivy" };
        await shop.Connect(viewer, "ML-before");
        shop.Time.Pass(TimeSpan.FromSeconds(1));
        var state = StateOf(await Start(null, viewer));
        AnswersTokens("ML-after");
        square.On(Revoke, _ => """{"success":true}""").Forget();

        await Flow.End(state, "sq0cgb-1", null, state, default);

        Assert.Equal("ML-before", (string?)Assert.Single(square.Requests, asked => asked.Line == Revoke).Body!["merchant_id"]);
        Assert.Null(await shop.Connections.Get("ML-before", default));
        Assert.Equal("ML-after", (string?)(await Data("{ squareConnection { merchantId } }", viewer))["squareConnection"]!["merchantId"]);
    }

    [Fact]
    public async Task Who_disconnects_has_done_with_all_sellers()
    {
        var viewer = new Viewer { Id = "joe" };
        await shop.Connect(viewer, "ML-one");
        await shop.Connect(viewer, "ML-two");
        square.On(Revoke, _ => """{"success":true}""").Forget();

        await Data("mutation { disconnectSquare { merchantId } }", viewer);

        Assert.Equal(2, square.Count(Revoke));
        Assert.Null((await Data("{ squareConnection { merchantId } }", viewer))["squareConnection"]);
    }

    [Fact]
    public async Task Nobody_subscribes_to_another_s_catalogue_and_who_is_disconnected_is_told_no_more()
    {
        var viewer = new Viewer { Id = "kim" };
        await shop.Connect(viewer, "ML-kim");
        const string Subscription = """subscription { catalogUpdated(merchantId: "ML-kim") { merchantId } }""";
        Assert.Equal("NOT_FOUND", (string?)(await shop.FirstEvent(Subscription, SellerShop.Ben))["errors"]![0]!["extensions"]!["code"]);

        await using var events = shop.Subscribe(Subscription, viewer).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        await shop.Connections.Disconnect("ML-kim", shop.Time.GetUtcNow(), default);
        Assert.True(CatalogTopics.Concerns("oauth.authorization.revoked"));
        shop.Services.GetRequiredService<CatalogTopics>().Publish("ML-kim");

        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Who_cannot_be_revoked_stays_connected()
    {
        var viewer = new Viewer { Id = "fay" };
        await shop.Connect(viewer, "ML-fay");
        square.Refuses(Revoke, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE");

        var answer = await shop.Ask("mutation { disconnectSquare { merchantId } }", viewer: viewer);

        Assert.Equal("SQUARE_UNAVAILABLE", (string?)answer["errors"]![0]!["extensions"]!["code"]);
        Assert.NotNull((await Data("{ squareConnection { merchantId } }", viewer))["squareConnection"]);
    }

    [Fact]
    public async Task A_seller_whom_another_user_connects_is_that_one_s()
    {
        var (before, after) = (new Viewer { Id = "gil" }, new Viewer { Id = "hal" });
        await shop.Connect(before, "ML-shared");
        await shop.Connect(after, "ML-shared");

        Assert.Null((await Data("{ squareConnection { merchantId } }", before))["squareConnection"]);
        Assert.Equal("ML-shared", (string?)(await Data("{ squareConnection { merchantId } }", after))["squareConnection"]!["merchantId"]);
    }

    private void AnswersTokens(string merchantId) => square
        .On("POST /oauth2/token", _ => $$"""{"access_token":"EAAA-{{merchantId}}","token_type":"bearer","expires_at":"2031-06-05T12:00:00Z","merchant_id":"{{merchantId}}","refresh_token":"EQAA-{{merchantId}}","refresh_token_expires_at":"2031-08-04T12:00:00Z"}""")
        .On("GET /v2/merchants/me", _ => $$"""{"merchant":{"id":"{{merchantId}}","country":"NZ","business_name":"Ben & Söhne"} }""");

    private async Task<JsonNode> Start(string? redirectUri, Viewer viewer) => (await Data(
        "mutation($to: String) { startSquareAuthorization(redirectUri: $to) { url expiresAt userErrors { code } } }",
        viewer,
        new JsonObject { ["to"] = redirectUri }.ToJsonString()))["startSquareAuthorization"]!;

    private async Task<JsonNode> Redeem(string code, Viewer viewer) => (await Data(
        "mutation($code: Secret!) { redeemSquareAuthorization(code: $code) { connection { merchantId } userErrors { code } } }",
        viewer,
        new JsonObject { ["code"] = code }.ToJsonString()))["redeemSquareAuthorization"]!;

    private async Task<JsonNode> Data(string query, Viewer viewer, string variables = "{}")
    {
        var answer = await shop.Ask(query, variables, viewer);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    private static string StateOf(JsonNode started)
    {
        var url = new Uri((string)started["url"]!);
        Assert.Equal("https://bff.example.test/api/auth/square/connect", url.GetLeftPart(UriPartial.Path));
        return HttpUtility.ParseQueryString(url.Query)["state"]!;
    }

    private static string? CodeOf(JsonNode payload) => (string?)payload["userErrors"]!.AsArray().FirstOrDefault()?["code"];
}
