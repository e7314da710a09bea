namespace Graph.Gateway.Tests.Http;

/// <summary>What every answer carries, whatever its status.</summary>
public sealed class ResponseHeadersTests
{
    [Theory]
    [InlineData("GET", "/graphql?query={__typename}", null, 200)]
    [InlineData("GET", "/graphql?query={", null, 200)]
    [InlineData("GET", "/graphql", null, 400)]
    [InlineData("GET", "/graphql?query={__typename}", "Bearer x", 401)]
    [InlineData("GET", "/nothing", null, 404)]
    [InlineData("PATCH", "/graphql", null, 405)]
    [InlineData("POST", "/health", null, 405)]
    [InlineData("GET", "/health/ready", null, 503)]
    public async Task Every_answer_has_the_security_headers_and_the_ids(string method, string path, string? authorization, int status)
    {
        await using var server = await GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey);

        using var answer = await server.Send(
            method, path, ("Authorization", authorization), ("X-Request-Id", "r-1"), ("X-Correlation-Id", "c-1"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(
            [
                "Origin-Agent-Cluster: ?1",
                "Referrer-Policy: no-referrer",
                "Strict-Transport-Security: max-age=15552000; includeSubDomains; preload",
                "X-Content-Type-Options: nosniff",
                "X-Correlation-Id: c-1",
                "X-DNS-Prefetch-Control: off",
                "X-Download-Options: noopen",
                "X-Frame-Options: DENY",
                "X-Permitted-Cross-Domain-Policies: none",
                "X-Request-ID: r-1",
            ],
            answer.Headers
                .Where(header => header.Key.StartsWith("X-", StringComparison.Ordinal)
                    || header.Key is "Origin-Agent-Cluster" or "Referrer-Policy" or "Strict-Transport-Security")
                .Select(header => $"{header.Key}: {header.Value.Single()}")
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_correlation_id_that_is_missing_or_could_do_harm_is_the_request_id(string? given)
    {
        await using var server = await GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey);

        using var answer = await server.Send("GET", "/health", ("X-Request-Id", "r-2"), ("X-Correlation-Id", given));

        Assert.Equal("r-2", answer.Headers.GetValues("X-Correlation-Id").Single());
    }

    [Fact]
    public async Task What_is_logged_meanwhile_carries_both_ids()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Development, GatewayServer.CursorKey, "--Auth:AnonymousPermissions:0=orders:read");

        using var answer = await server.Send(
            "GET", "/graphql?query={order(id:\"7\"){id}}", ("X-Request-Id", "r-3"), ("X-Correlation-Id", "c-3"));

        Assert.Contains("INTERNAL_SERVER_ERROR", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(server.Logs.All, line =>
            line.StartsWith("Error: Query.order failed", StringComparison.Ordinal) && line.Contains("RequestId:r-3 CorrelationId:c-3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_that_is_nothing_here_is_not_found()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey);

        using var answer = await server.Send("GET", "/dev/token?sub=admin-1&roles=admin");

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal("""{"message":"Not Found"}""", await answer.Content.ReadAsStringAsync());
    }
}
