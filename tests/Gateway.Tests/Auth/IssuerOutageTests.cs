using System.Net;
using System.Text.Json.Nodes;
using Graph.Testing.Peers;

namespace Graph.Gateway.Tests.Auth;

/// <summary>The issuer is a program of its own, which stops and starts; the gateway's clock is moved by hand.</summary>
public sealed class IssuerOutageTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow);
    private Peer _issuer = null!;
    private GatewayServer _server = null!;

    public async Task InitializeAsync()
    {
        _issuer = await Peer.StartNode("tests/Gateway.Tests/Auth/Peers/issuer.mjs");
        var started = await Ask("start");
        _server = await GatewayServer.Start(
            _clock, "--environment=Development", $"--Auth:Issuers:0:Issuer={started["issuer"]}",
            $"--Auth:Issuers:0:JwksUri={started["issuer"]}/jwks", "--Auth:Issuers:0:Audiences:0=graph");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task The_gateway_survives_an_issuer_that_is_down_from_the_start()
    {
        await Ask("stop");
        var token = await Token("p256", "ES256");

        Assert.Equal((HttpStatusCode.OK, """{"id":null,"email":null,"roles":[],"permissions":[],"isAdmin":false}"""), await Viewer(null));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Viewer(token)).Status);
        await Ask("start");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Viewer(token)).Status);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((HttpStatusCode.OK, Alice), await Viewer(token));
    }

    [Fact]
    public async Task The_gateway_survives_an_issuer_that_goes_down_and_comes_back_with_other_keys()
    {
        var (known, other, next) = (await Token("p256", "ES256"), await Token("rsa", "RS256"), await Token("signing", "RS256"));
        Assert.Equal((HttpStatusCode.OK, Alice), await Viewer(known));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Viewer(next)).Status);

        await Ask("stop");
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((HttpStatusCode.OK, Alice), await Viewer(known));
        Assert.Equal((HttpStatusCode.OK, Alice), await Viewer(other));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Viewer(next)).Status);

        await _issuer.Ask(new JsonObject { ["op"] = "publish", ["names"] = new JsonArray("signing") });
        await Ask("start");
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((HttpStatusCode.OK, Alice), await Viewer(next));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Viewer(known)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Viewer(other)).Status);
    }

    [Fact]
    public async Task Unknown_keys_do_not_make_the_gateway_ask_its_issuer()
    {
        var unknown = await Token("stranger", "RS256");
        foreach (var minute in Enumerable.Range(0, 12))
        {
            var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await Viewer(unknown)).Status));
            Assert.All(statuses, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(3, (int)(await Ask("requests"))["requests"]!);
    }

    private const string Alice = """{"id":"alice","email":null,"roles":[],"permissions":[],"isAdmin":false}""";

    private Task<JsonObject> Ask(string operation) => _issuer.Ask(new JsonObject { ["op"] = operation });

    private async Task<string> Token(string key, string algorithm) => (string)(await _issuer.Ask(
        new JsonObject { ["op"] = "token", ["key"] = key, ["algorithm"] = algorithm, ["subject"] = "alice" }))["token"]!;

    private async Task<(HttpStatusCode Status, string Body)> Viewer(string? token)
    {
        using var response = await _server.GetViewer(token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
