using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Graph.LocalDev.Tests.Square;

/// <summary>Square's own client finds what it expects at the stand-in.</summary>
public sealed class OfficialClientTests
{
    [Fact]
    public async Task A_seller_is_connected_with_PKCE_and_read()
    {
        await using var square = await StandIn.Start();
        await using var client = await OfficialClient.Of(square);

        var redirected = await square.Decide(StandIn.AuthorizeUrl());
        var query = QueryHelpers.ParseQuery(redirected.Query);
        Assert.Equal((StandIn.RedirectUrl, "code", "state-1"), (redirected.GetLeftPart(UriPartial.Path), query["response_type"].ToString(), query["state"].ToString()));
        var given = await client.Call("oAuth.obtainToken", Json($$"""
            {"clientId":"{{StandIn.Application.Id}}","grantType":"authorization_code","code":"{{query["code"]}}","codeVerifier":"{{StandIn.Verifier}}","redirectUri":"{{StandIn.RedirectUrl}}"}
            """));
        Assert.StartsWith("EAAA", (string)given["accessToken"]!, StringComparison.Ordinal);
        Assert.StartsWith("EQAA", (string)given["refreshToken"]!, StringComparison.Ordinal);
        Assert.NotNull(given["refreshTokenExpiresAt"]);

        var refreshed = await client.Call("oAuth.obtainToken", Json($$"""
            {"clientId":"{{StandIn.Application.Id}}","grantType":"refresh_token","refreshToken":"{{given["refreshToken"]}}"}
            """));
        Assert.NotEqual((string)given["refreshToken"]!, (string)refreshed["refreshToken"]!);
        var token = (string)refreshed["accessToken"]!;
        var status = await client.Call("oAuth.retrieveTokenStatus", token: token);
        Assert.Equal(StandIn.AllScopes, string.Join(' ', status["scopes"]!.AsArray().Select(scope => (string)scope!)));
        Assert.Equal((string)given["merchantId"]!, (string)status["merchantId"]!);

        var merchant = await client.Call("merchants.get", Json("""{"merchantId":"me"}"""), token);
        Assert.Equal("Corner Roasters", (string)merchant["merchant"]!["businessName"]!);
        Assert.Equal(StandIn.Roasters, (string)Assert.Single(await client.All("merchants.list", Json("{}"), token))!["id"]!);
        var locations = await client.Call("locations.list", token: token);
        Assert.Equal(3, locations["locations"]!.AsArray().Count);
        var main = await client.Call("locations.get", Json("""{"locationId":"main"}"""), token);
        Assert.Equal("LLOCALQUEENST", (string)main["location"]!["id"]!);

        var objects = await client.All("catalog.list", Json("""{"types":"ITEM,CATEGORY"}"""), token);
        Assert.Equal(141, objects.Select(entry => (string)entry!["id"]!).Distinct().Count());
        Assert.Equal(141, objects.Count);
        Assert.All(objects.Where(entry => (string)entry!["type"]! == "ITEM"), item => Assert.InRange(item!["itemData"]!["variations"]!.AsArray().Count, 2, 3));
    }

    private static JsonNode Json(string json) => JsonNode.Parse(json)!;
}
