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

    [Fact]
    public async Task A_seller_is_connected_with_the_secret_refreshed_and_revoked()
    {
        await using var square = await StandIn.Start();
        await using var client = await OfficialClient.Of(square);
        var application = StandIn.Application;
        var code = await square.Code(("code_challenge", null));

        var given = await client.Call("oAuth.obtainToken", Json($$"""
            {"clientId":"{{application.Id}}","clientSecret":"{{application.Secret}}","grantType":"authorization_code","code":"{{code}}","redirectUri":"{{StandIn.RedirectUrl}}"}
            """));
        var refreshed = await client.Call("oAuth.obtainToken", Json($$"""
            {"clientId":"{{application.Id}}","clientSecret":"{{application.Secret}}","grantType":"refresh_token","refreshToken":"{{given["refreshToken"]}}","shortLived":true}
            """));

        Assert.Equal(((string)given["refreshToken"]!, true), ((string)refreshed["refreshToken"]!, (bool)refreshed["shortLived"]!));
        var token = (string)refreshed["accessToken"]!;
        await client.Call("locations.list", token: token);
        var revoke = Json($$"""{"clientId":"{{application.Id}}","accessToken":"{{token}}"}""");
        Assert.True((bool)(await client.Call("oAuth.revokeToken", revoke, secret: application.Secret))["success"]!);
        Assert.Equal("401 ACCESS_TOKEN_REVOKED", await client.Refused("locations.list", token: token));
        Assert.Equal("401 UNAUTHORIZED", await client.Refused("oAuth.retrieveTokenStatus", token: token));
        Assert.Equal("401 UNAUTHORIZED", await client.Refused("oAuth.revokeToken", revoke, secret: "wrong"));
    }

    [Fact]
    public async Task The_catalogue_is_searched_retrieved_and_written()
    {
        await using var square = await StandIn.Start();
        await using var client = await OfficialClient.Of(square);
        var token = (string)(await square.Tokens())["access_token"]!;

        var found = await client.Call("catalog.search", Json("""
            {"objectTypes":["ITEM"],"query":{"textQuery":{"keywords":["kenya","mocha"]}},"includeRelatedObjects":true,"limit":10}
            """), token);
        var item = Assert.Single(found["objects"]!.AsArray())!;
        Assert.Equal(["CATEGORY", "IMAGE", "TAX"], found["relatedObjects"]!.AsArray().Select(related => (string)related!["type"]!).Order());
        var id = (string)item["id"]!;
        var batch = await client.Call("catalog.batchGet", Json($$"""{"objectIds":["{{id}}","none"]}"""), token);
        Assert.Equal(id, (string)Assert.Single(batch["objects"]!.AsArray())!["id"]!);
        var read = (await client.Call("catalog.object.get", Json($$"""{"objectId":"{{id}}"}"""), token))["object"]!;

        read["itemData"]!["name"] = "Kenya mocha, new";
        var upsert = new JsonObject { ["idempotencyKey"] = "k1", ["object"] = read.DeepClone() };
        var written = (await client.Call("catalog.object.upsert", upsert, token))["catalogObject"]!;

        Assert.Equal("Kenya mocha, new", (string)written["itemData"]!["name"]!);
        foreach (var kept in new[] { "imageIds", "taxIds", "categories", "reportingCategory", "channels" })
            Assert.Equal(read["itemData"]![kept]!.ToJsonString(), written["itemData"]![kept]!.ToJsonString());
        Assert.Equal(read["customAttributeValues"]!.ToJsonString(), written["customAttributeValues"]!.ToJsonString());
        upsert["idempotencyKey"] = "k2";
        Assert.Equal("409 VERSION_MISMATCH", await client.Refused("catalog.object.upsert", upsert, token));
        var deleted = await client.Call("catalog.object.delete", Json($$"""{"objectId":"{{id}}"}"""), token);
        Assert.Contains(id, deleted["deletedObjectIds"]!.AsArray().Select(gone => (string)gone!));
        Assert.Equal("404 NOT_FOUND", await client.Refused("catalog.object.get", Json($$"""{"objectId":"{{id}}"}"""), token));
    }

    [Fact]
    public async Task Orders_and_customers_are_read()
    {
        await using var square = await StandIn.Start();
        await using var client = await OfficialClient.Of(square);
        var token = (string)(await square.Tokens())["access_token"]!;

        var customers = await client.All("customers.list", Json("""{"limit":50}"""), token);
        Assert.Equal(230, customers.Select(customer => (string)customer!["id"]!).Distinct().Count());
        var ada = await client.Call("customers.search", Json("""
            {"query":{"filter":{"emailAddress":{"exact":"Ada.Abel.000@example.test"}}},"count":true}
            """), token);
        var customer = Assert.Single(ada["customers"]!.AsArray())!;
        var got = await client.Call("customers.get", Json($$"""{"customerId":"{{customer["id"]}}"}"""), token);
        Assert.Equal("Ada", (string)got["customer"]!["givenName"]!);

        var orders = await client.Call("orders.search", Json("""
            {"locationIds":["LLOCALQUEENST","LLOCALPONSONBY"],"limit":40,"query":{"filter":{"stateFilter":{"states":["COMPLETED"]},"dateTimeFilter":{"updatedAt":{"startAt":"2020-01-01T00:00:00Z"}}},"sort":{"sortField":"UPDATED_AT","sortOrder":"ASC"}}}
            """), token);
        Assert.Equal(40, orders["orders"]!.AsArray().Count);
        Assert.NotNull(orders["cursor"]);
        var order = await client.Call("orders.get", Json($$"""{"orderId":"{{orders["orders"]![0]!["id"]}}"}"""), token);
        Assert.Equal("COMPLETED", (string)order["order"]!["state"]!);
        Assert.Equal("400 BAD_REQUEST", await client.Refused("orders.search", Json("""
            {"locationIds":["LLOCALQUEENST"],"query":{"filter":{"dateTimeFilter":{"updatedAt":{"startAt":"2020-01-01T00:00:00Z"}}}}}
            """), token));
        Assert.Equal("400 VALUE_TOO_HIGH", await client.Refused("customers.list", Json("""{"limit":101}"""), token));
    }

    [Theory]
    [InlineData("kind=rate-limit&retryAfter=1")]
    [InlineData("kind=error")]
    public async Task What_fails_once_is_asked_again(string fault)
    {
        await using var square = await StandIn.Start();
        await using var client = await OfficialClient.Of(square);
        var token = (string)(await square.Tokens())["access_token"]!;

        await square.Post($"/dev/faults?{fault}&path=/v2/locations", new JsonObject());
        Assert.Equal(3, (await client.Call("locations.list", token: token, retries: 1))["locations"]!.AsArray().Count);
        await square.Post($"/dev/faults?{fault}&path=/v2/locations", new JsonObject());
        var code = fault.StartsWith("kind=rate", StringComparison.Ordinal) ? "429 RATE_LIMITED" : "500 INTERNAL_SERVER_ERROR";
        Assert.Equal(code, await client.Refused("locations.list", token: token));
    }

    private static JsonNode Json(string json) => JsonNode.Parse(json)!;
}
