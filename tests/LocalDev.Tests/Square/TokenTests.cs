using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Square;

/// <summary>Codes and tokens are good for what they were given for, and as long as they were.</summary>
public sealed class TokenTests
{
    private static readonly DateTimeOffset s_start = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task A_code_is_good_once()
    {
        await using var square = await StandIn.Start();
        var request = StandIn.TokenRequest(await square.Code());

        await square.Post("/oauth2/token", request);

        Assert.Equal("UNAUTHORIZED", StandIn.Code(await square.Post("/oauth2/token", request, status: 401)));
    }

    [Fact]
    public async Task A_code_is_good_for_five_minutes()
    {
        var time = new MovableTime(s_start);
        await using var square = await StandIn.Start(options => options with { Time = time });
        var (early, late) = (await square.Code(), await square.Code());

        time.Pass(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await square.Post("/oauth2/token", StandIn.TokenRequest(early));
        time.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal("UNAUTHORIZED", StandIn.Code(await square.Post("/oauth2/token", StandIn.TokenRequest(late), status: 401)));
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-of-forty-three-letters-or-more", 401, "UNAUTHORIZED")]
    [InlineData("code_verifier", "short", 400, "INVALID_VALUE code_verifier")]
    [InlineData("code_verifier", null, 400, "MISSING_REQUIRED_PARAMETER code_verifier")]
    [InlineData("redirect_uri", "http://localhost:5080/other", 400, "INVALID_VALUE redirect_uri")]
    [InlineData("redirect_uri", null, 400, "MISSING_REQUIRED_PARAMETER redirect_uri")]
    [InlineData("client_id", "sandbox-sq0idb-other", 401, "UNAUTHORIZED")]
    [InlineData("client_id", null, 400, "MISSING_REQUIRED_PARAMETER client_id")]
    [InlineData("client_secret", "wrong", 401, "UNAUTHORIZED")]
    [InlineData("code", "sandbox-sq0cgb-unknown", 401, "UNAUTHORIZED")]
    [InlineData("grant_type", "password", 400, "INVALID_VALUE grant_type")]
    [InlineData("something", "else", 400, "UNKNOWN_BODY_PARAMETER something")]
    public async Task A_code_with_a_challenge_needs_all_that_it_was_asked_for_with(string name, string? value, int status, string code)
    {
        await using var square = await StandIn.Start();
        var request = StandIn.TokenRequest(await square.Code());
        request[name] = value;

        Assert.Equal(code, StandIn.Code(await square.Post("/oauth2/token", request, status: status)));
    }

    [Theory]
    [InlineData(null, null, 400, "MISSING_REQUIRED_PARAMETER client_secret")]
    [InlineData("client_secret", "sandbox-sq0csb-other", 401, "UNAUTHORIZED")]
    [InlineData("code_verifier", StandIn.Verifier, 400, "INVALID_VALUE code_verifier")]
    public async Task A_code_without_a_challenge_needs_the_secret(string? name, string? value, int status, string code)
    {
        await using var square = await StandIn.Start();
        var request = StandIn.TokenRequest(await square.Code(("code_challenge", null)));
        request.Remove("code_verifier");
        if (name is not null)
            request[name] = value;

        Assert.Equal(code, StandIn.Code(await square.Post("/oauth2/token", request, status: status)));
    }

    [Fact]
    public async Task With_PKCE_a_refresh_token_is_good_once_and_for_ninety_days()
    {
        var time = new MovableTime(s_start);
        await using var square = await StandIn.Start(options => options with { Time = time });
        var first = await square.Tokens();
        Assert.Equal(("2030-02-01T03:04:05Z", "2030-04-02T03:04:05Z"), ((string?)first["expires_at"], (string?)first["refresh_token_expires_at"]));

        time.Pass(TimeSpan.FromDays(89));
        var second = await square.Post("/oauth2/token", StandIn.RefreshRequest((string)first["refresh_token"]!));

        Assert.NotEqual((string)first["refresh_token"]!, (string)second["refresh_token"]!);
        var again = await square.Post("/oauth2/token", StandIn.RefreshRequest((string)first["refresh_token"]!), status: 401);
        Assert.Equal("UNAUTHORIZED", StandIn.Code(again));
        time.Pass(TimeSpan.FromDays(90));
        await square.Post("/oauth2/token", StandIn.RefreshRequest((string)second["refresh_token"]!), status: 401);
    }

    [Fact]
    public async Task With_the_secret_a_refresh_token_stays_and_needs_it()
    {
        await using var square = await StandIn.Start();
        var request = StandIn.TokenRequest(await square.Code(("code_challenge", null)));
        request.Remove("code_verifier");
        request["client_secret"] = StandIn.Application.Secret;
        var given = await square.Post("/oauth2/token", request);
        var refresh = (string)given["refresh_token"]!;
        Assert.False(given.ContainsKey("refresh_token_expires_at"));

        for (var i = 0; i < 2; i++)
        {
            var refreshed = await square.Post("/oauth2/token", StandIn.RefreshRequest(refresh, StandIn.Application.Secret));
            Assert.Equal(refresh, (string)refreshed["refresh_token"]!);
            await square.Get("/v2/locations", (string)refreshed["access_token"]!);
        }

        await square.Get("/v2/locations", (string)given["access_token"]!);
        var refused = await square.Post("/oauth2/token", StandIn.RefreshRequest(refresh), status: 400);
        Assert.Equal("MISSING_REQUIRED_PARAMETER client_secret", StandIn.Code(refused));
    }

    [Theory]
    [InlineData(false, 30 * 24)]
    [InlineData(true, 24)]
    public async Task Access_tokens_end(bool isShortLived, int hours)
    {
        var time = new MovableTime(s_start);
        await using var square = await StandIn.Start(options => options with { Time = time });
        var request = StandIn.TokenRequest(await square.Code());
        request["short_lived"] = isShortLived;
        var token = (string)(await square.Post("/oauth2/token", request))["access_token"]!;

        time.Pass(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        await square.Get("/v2/locations", token);
        time.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal("ACCESS_TOKEN_EXPIRED", StandIn.Code(await square.Get("/v2/locations", token, 401)));
        Assert.Equal("UNAUTHORIZED", StandIn.Code(await square.Post("/oauth2/token/status", new JsonObject(), token, 401)));
    }

    [Fact]
    public async Task What_is_refreshed_can_be_for_less()
    {
        await using var square = await StandIn.Start();
        var request = StandIn.RefreshRequest((string)(await square.Tokens())["refresh_token"]!);
        request["scopes"] = new JsonArray("ITEMS_READ", "PAYMENTS_READ");

        var token = (string)(await square.Post("/oauth2/token", request))["access_token"]!;

        var status = await square.Post("/oauth2/token/status", new JsonObject(), token);
        Assert.Equal("""["ITEMS_READ"]""", status["scopes"]!.ToJsonString());
        await square.Get("/v2/catalog/list", token);
        Assert.Equal("INSUFFICIENT_SCOPES", StandIn.Code(await square.Get("/v2/locations", token, 403)));
    }

    [Fact]
    public async Task A_revoked_token_alone_or_with_all_others()
    {
        await using var square = await StandIn.Start();
        var (one, other, elsewhere) = (await square.Tokens(), await square.Tokens(), await square.Tokens("MLLOCALBOOKS"));

        await Revoke(square, new() { ["access_token"] = (string)one["access_token"]!, ["revoke_only_access_token"] = true });
        Assert.Equal("ACCESS_TOKEN_REVOKED", StandIn.Code(await square.Get("/v2/locations", (string)one["access_token"]!, 401)));
        await square.Get("/v2/locations", (string)other["access_token"]!);

        await Revoke(square, new() { ["merchant_id"] = StandIn.Roasters });
        Assert.Equal("ACCESS_TOKEN_REVOKED", StandIn.Code(await square.Get("/v2/locations", (string)other["access_token"]!, 401)));
        await square.Post("/oauth2/token", StandIn.RefreshRequest((string)other["refresh_token"]!), status: 401);
        await square.Get("/v2/locations", (string)elsewhere["access_token"]!);

        await square.Get("/v2/locations", (string)(await square.Tokens())["access_token"]!);
    }

    [Fact]
    public async Task Revoking_needs_the_secret_and_one_thing_to_revoke()
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens())["access_token"]!;

        Assert.Equal("UNAUTHORIZED", StandIn.Code(await Revoke(square, new() { ["merchant_id"] = StandIn.Roasters }, "wrong", 401)));
        Assert.Equal("MISSING_REQUIRED_PARAMETER access_token", StandIn.Code(await Revoke(square, [], status: 400)));
        var both = new JsonObject { ["merchant_id"] = StandIn.Roasters, ["access_token"] = token };
        Assert.Equal("CONFLICTING_PARAMETERS merchant_id", StandIn.Code(await Revoke(square, both, status: 400)));
        Assert.Equal("NOT_FOUND", StandIn.Code(await Revoke(square, new() { ["merchant_id"] = "MLLOCALBOOKS" }, status: 404)));
        await square.Get("/v2/locations", token);
    }

    private static async Task<JsonObject> Revoke(
        StandIn square, JsonObject body, string secret = "sandbox-sq0csb-test", int status = 200)
    {
        body["client_id"] = StandIn.Application.Id;
        var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/revoke")
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Client", secret) },
        };
        return await square.Send(request, null, status);
    }
}
