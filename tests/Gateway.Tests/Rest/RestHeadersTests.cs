using System.Net;

namespace Graph.Gateway.Tests.Rest;

/// <summary>What answers of shims say beside their bodies.</summary>
public sealed class RestHeadersTests
{
    private const string Garbage = "/api/orders?limit=none";

    private const string OfAny = "Content-Type,Authorization";
    private const string OfAnyMethods = "GET,POST,PUT,DELETE,OPTIONS";
    private const string OfAmazon = "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token";

    [Fact]
    public async Task An_answer_says_since_when_it_is_deprecated_and_what_takes_its_place()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Development);

        using var answer = await server.Client.GetAsync(Garbage);

        Assert.Equal("@1796083200", answer.Headers.GetValues("Deprecation").Single());
        Assert.Equal("</rest/operations/Orders>; rel=\"successor-version\"; type=\"application/graphql\"", answer.Headers.GetValues("Link").Single());
        Assert.False(answer.Headers.Contains("Sunset"));
    }

    [Fact]
    public async Task An_operator_may_say_when_the_routes_end()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Development, "--Rest:DeprecatedSince=2027-01-01", "--Rest:Sunset=2027-06-30");

        using var answer = await server.Client.GetAsync(Garbage);

        Assert.Equal("@1798761600", answer.Headers.GetValues("Deprecation").Single());
        Assert.Equal("Wed, 30 Jun 2027 00:00:00 GMT", answer.Headers.GetValues("Sunset").Single());
    }

    [Theory]
    [InlineData("--Rest:Sunset=soon", "Set Rest:Sunset to a day such as 2027-06-30, or leave it out.")]
    [InlineData("--Rest:Sunst=2027-06-30", "Rest:Sunst is not a setting. Rest has DeprecatedSince, Sunset.")]
    public async Task A_setting_that_is_wrong_stops_the_start(string setting, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<InvalidOperationException>(() => GatewayServer.Start(GatewayServer.Development, setting))).Message);

    [Fact]
    public async Task Pages_of_any_site_may_call_where_no_origins_are_listed()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Development);

        using var answer = await server.Client.GetAsync(Garbage);
        using var preflight = await server.Send("OPTIONS", "/prod/api/orders", ("Origin", "https://shop.example"), ("Access-Control-Request-Method", "GET"));

        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.OK, preflight.StatusCode);
        Assert.Equal("""{"message":"CORS preflight successful"}""", await preflight.Content.ReadAsStringAsync());
        Assert.Equal("*", preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("GET,POST,OPTIONS", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single());
    }

    [Theory]
    [InlineData("/user", OfAny, OfAnyMethods)]
    [InlineData("/wallet/transaction", OfAny, OfAnyMethods)]
    [InlineData("/v2/catalog/object", OfAny, OfAnyMethods)]
    [InlineData("/api/auth/connect/url", OfAny, OfAnyMethods)]
    [InlineData("/api/users/profile/u-1", "Content-Type, Authorization", "OPTIONS,POST,GET,PUT,DELETE")]
    [InlineData("/auth/register-business", $"{OfAmazon},X-Amz-User-Agent,X-Amzn-Trace-Id", "OPTIONS,POST")]
    [InlineData("/admin/contacts/import/packaging-products", OfAmazon, "POST,OPTIONS")]
    public async Task A_page_may_send_JSON_and_a_token_to_every_API(string path, string allowedHeaders, string allowedMethods)
    {
        await using var server = await GatewayServer.Start(GatewayServer.Development);

        using var preflight = await server.Send("OPTIONS", path, ("Origin", "https://shop.example"), ("Access-Control-Request-Method", "POST"));

        Assert.Equal(HttpStatusCode.OK, preflight.StatusCode);
        Assert.Equal("*", preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(allowedHeaders, string.Join(", ", preflight.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.Equal(allowedMethods, string.Join(", ", preflight.Headers.GetValues("Access-Control-Allow-Methods")));
    }

    [Fact]
    public async Task A_method_is_taken_in_small_letters_too()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Development);

        using var answer = await server.Send("get", Garbage);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Where_origins_are_listed_only_their_pages_may()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey, "--Cors:Origins:0=https://shop.example");

        using var ours = await server.Send("GET", Garbage, ("Origin", "https://shop.example"));
        using var others = await server.Send("GET", Garbage, ("Origin", "https://other.example"));
        using var preflight = await server.Send("OPTIONS", "/api/orders", ("Origin", "https://other.example"), ("Access-Control-Request-Method", "GET"));

        Assert.Equal("https://shop.example", ours.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(others.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Bad_credentials_are_refused_in_the_words_of_the_API()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Development);

        using var answer = await server.Send("GET", "/api/orders", ("Authorization", "Bearer nothing"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.StartsWith("""{"success":false,"data":null,"error":"The token """, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("@1796083200", answer.Headers.GetValues("Deprecation").Single());
        Assert.Equal("</rest/operations/Orders>; rel=\"successor-version\"; type=\"application/graphql\"", answer.Headers.GetValues("Link").Single());
    }
}
