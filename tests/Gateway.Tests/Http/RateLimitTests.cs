using System.Net;
using System.Security.Claims;
using Graph.Gateway.Auth;
using Graph.Gateway.Http;
using Graph.GraphQL.Binding;
using Graph.Testing;
using Microsoft.AspNetCore.Http;

namespace Graph.Gateway.Tests.Http;

public sealed class RateLimitTests
{
    private static readonly string[] s_twoAtOnce =
        [GatewayServer.Production, GatewayServer.CursorKey, "--RateLimit:Burst=2", "--RateLimit:PerSecond=1"];

    [Fact]
    public async Task Beyond_the_burst_requests_are_refused_until_time_has_passed()
    {
        await using var server = await GatewayServer.Start(s_twoAtOnce);

        var answers = await AtOnce(server, 3, _ => server.Post("{__typename}"));

        var refused = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal("1", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal(
            """{"errors":[{"message":"Too many requests; send the next in 1 s.","extensions":{"code":"RATE_LIMITED"}}]}""",
            await refused.Content.ReadAsStringAsync());
        await Eventually.Is(async () => await server.Query("{__typename}") == """{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task Health_is_always_told()
    {
        await using var server = await GatewayServer.Start(s_twoAtOnce);

        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.OK, (await server.Send("GET", "/health")).StatusCode);
    }

    [Fact]
    public async Task Bad_tokens_are_limited_by_address_before_they_are_refused()
    {
        await using var server = await GatewayServer.Start(s_twoAtOnce);

        var answers = await AtOnce(server, 3, _ => server.GetViewer("x"));

        Assert.Equal([401, 401, 429], answers.Select(answer => (int)answer.StatusCode).Order());
    }

    [Fact]
    public async Task It_can_be_turned_off()
    {
        await using var server = await GatewayServer.Start([.. s_twoAtOnce, "--RateLimit:Enabled=false"]);

        for (var i = 0; i < 10; i++)
            Assert.Equal("""{"data":{"__typename":"Query"}}""", await server.Query("{__typename}"));
    }

    [Theory]
    [InlineData("--RateLimit:Burst=0", "Set RateLimit:Burst to a whole number from 1 to 1000000, or leave it out.")]
    [InlineData("--RateLimit:PerSecond=-1", "Set RateLimit:PerSecond to a whole number from 1 to 1000000, or leave it out.")]
    public async Task A_number_out_of_range_stops_the_start(string setting, string message) => Assert.Equal(
        message,
        (await Assert.ThrowsAsync<InvalidOperationException>(() => GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey, setting))).Message);

    [Fact]
    public async Task What_a_stranger_says_of_its_address_does_not_count()
    {
        await using var server = await GatewayServer.Start(s_twoAtOnce);

        var statuses = await StatusesFrom(server, "203.0.113.1", "203.0.113.2", "203.0.113.3");

        Assert.Equal([200, 200, 429], statuses.Order());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task Behind_a_trusted_proxy_each_client_has_a_limit_of_its_own(string proxy)
    {
        await using var server = await GatewayServer.Start([.. s_twoAtOnce, $"--Proxy:Trusted:0={proxy}"]);

        var statuses = await StatusesFrom(server, "203.0.113.1", "203.0.113.1", "203.0.113.1", "203.0.113.2");

        Assert.Equal([200, 200, 429], statuses.Take(3).Order());
        Assert.Equal(200, statuses[3]);
    }

    [Fact]
    public async Task A_proxy_that_is_neither_address_nor_network_stops_the_start() => Assert.Equal(
        "Set Proxy:Trusted:0 and so on to addresses or networks like 10.0.0.0/16; 'everyone' is neither.",
        (await Assert.ThrowsAsync<InvalidOperationException>(() =>
            GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey, "--Proxy:Trusted:0=everyone"))).Message);

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void An_IPv6_network_counts_as_one_caller(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Caller.NetworkOf(IPAddress.Parse(one)) == Caller.NetworkOf(IPAddress.Parse(other)));

    [Fact]
    public void Who_has_signed_in_is_one_caller_from_any_address()
    {
        var ada = new ViewerPrincipal(new Viewer { Id = "ada" });
        var ben = new ViewerPrincipal(new Viewer { Id = "ben" });

        Assert.Equal(CallerFrom("203.0.113.1", ada), CallerFrom("203.0.113.2", ada));
        Assert.NotEqual(CallerFrom("203.0.113.1", ada), CallerFrom("203.0.113.1", ben));
        Assert.NotEqual(CallerFrom("203.0.113.1", ada), CallerFrom("203.0.113.1", new ClaimsPrincipal()));
    }

    private static Caller CallerFrom(string address, ClaimsPrincipal user)
    {
        var context = new DefaultHttpContext { User = user };
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return Caller.Of(context);
    }

    [Fact]
    public async Task Through_several_trusted_proxies_the_client_counts()
    {
        await using var server = await GatewayServer.Start([.. s_twoAtOnce, "--Proxy:Trusted:0=127.0.0.1", "--Proxy:Trusted:1=198.51.100.0/24"]);

        var statuses = await StatusesFrom(
            server, "203.0.113.1, 198.51.100.7", "203.0.113.1, 198.51.100.7", "203.0.113.1, 198.51.100.8", "203.0.113.2, 198.51.100.7");

        Assert.Equal([200, 200, 429], statuses.Take(3).Order());
        Assert.Equal(200, statuses[3]);
    }

    [Theory]
    [InlineData("--Proxy:Trusted=10.0.0.0/8", "Proxy:Trusted is a list: set Proxy:Trusted:0, Proxy:Trusted:1 and so on.")]
    [InlineData("--Cors:Origins=https://shop.example", "Cors:Origins is a list: set Cors:Origins:0, Cors:Origins:1 and so on.")]
    [InlineData("--RateLimit:PerSec=5", "RateLimit:PerSec is not a setting. RateLimit has Enabled, PerSecond, Burst.")]
    public async Task A_setting_that_would_be_passed_over_stops_the_start(string setting, string message) => Assert.Equal(
        message,
        (await Assert.ThrowsAsync<InvalidOperationException>(() => GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey, setting))).Message);

    private static async Task<int[]> StatusesFrom(GatewayServer server, params string[] addresses)
    {
        var answers = await AtOnce(
            server, addresses.Length, i => server.Send("GET", "/graphql?query={__typename}", ("X-Forwarded-For", addresses[i])));
        return [.. answers.Select(answer => (int)answer.StatusCode)];
    }

    /// <summary>A second later there would be room for one more, and a server's first answers take that long at times.</summary>
    private static async Task<HttpResponseMessage[]> AtOnce(GatewayServer server, int count, Func<int, Task<HttpResponseMessage>> request)
    {
        await server.Send("GET", "/health");
        return await Task.WhenAll(Enumerable.Range(0, count).Select(request));
    }
}
