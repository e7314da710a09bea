namespace Graph.Gateway.Tests.Http;

public sealed class CorsTests
{
    private const string Shop = "https://shop.example";

    [Theory]
    [InlineData("dev", null, "https://any.example", "*")]
    [InlineData("staging", null, "https://any.example", "*")]
    [InlineData("prod", null, "https://any.example", null)]
    [InlineData("prod", Shop, Shop, Shop)]
    [InlineData("prod", Shop, "https://shop.example.evil.example", null)]
    [InlineData("prod", Shop, "http://shop.example", null)]
    [InlineData("dev", Shop, Shop, Shop)]
    [InlineData("dev", Shop, "https://any.example", null)]
    public async Task Pages_of_which_sites_may_call_follows_the_stage_and_the_list(string stage, string? listed, string origin, string? allowed)
    {
        await using var server = await Server(stage, listed);

        using var answer = await server.Send("POST", "/graphql", ("Origin", origin));
        using var preflight = await server.Send(
            "OPTIONS", "/graphql", ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type"));

        Assert.Equal(allowed, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal(allowed, Header(preflight, "Access-Control-Allow-Origin"));
        Assert.Equal(allowed is null ? null : "authorization,content-type", Header(preflight, "Access-Control-Allow-Headers"));
        Assert.Equal(allowed is null ? null : "86400", Header(preflight, "Access-Control-Max-Age"));
        Assert.Null(Header(answer, "Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("GET", "/nothing", null, 404)]
    [InlineData("PATCH", "/graphql", null, 405)]
    [InlineData("POST", "/graphql", "Bearer x", 401)]
    [InlineData("GET", "/health/ready", null, 503)]
    public async Task A_page_may_read_errors_too(string method, string path, string? authorization, int status)
    {
        await using var server = await Server("dev", null);

        using var answer = await server.Send(method, path, ("Origin", Shop), ("Authorization", authorization));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("X-Request-Id,X-Correlation-Id,Retry-After,WWW-Authenticate", Header(answer, "Access-Control-Expose-Headers"));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("shop.example")]
    [InlineData("https://shop.example/")]
    [InlineData("https://shop.example/path")]
    [InlineData("ftp://shop.example")]
    public async Task What_is_no_origin_stops_the_start(string origin) => Assert.Equal(
        $"Set Cors:Origins:0 and so on to origins like https://shop.example, without a path or a slash at the end; '{origin}' is none.",
        (await Assert.ThrowsAsync<InvalidOperationException>(() => Server("prod", origin))).Message);

    [Fact]
    public async Task A_stage_that_there_is_not_stops_the_start() => Assert.Equal(
        "Set Stage to dev, staging, prod, not to 'production'.",
        (await Assert.ThrowsAsync<InvalidOperationException>(() => Server("production", null))).Message);

    [Fact]
    public async Task Outside_of_Development_a_stage_that_is_left_out_is_prod()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey);

        using var answer = await server.Send("POST", "/graphql", ("Origin", Shop));
        using var health = await server.Send("GET", "/health");

        Assert.Null(Header(answer, "Access-Control-Allow-Origin"));
        Assert.Contains("\"environment\":\"prod\"", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<GatewayServer> Server(string stage, string? origin) => GatewayServer.Start(
        [GatewayServer.Production, GatewayServer.CursorKey, $"--Stage={stage}", .. origin is null ? [] : new[] { $"--Cors:Origins:0={origin}" }]);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
}
