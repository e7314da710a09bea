using Graph.Resolvers.Shared;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Api;

namespace Graph.LocalDev.Tests.Square;

/// <summary>Our client does the same at the stand-in as Square's own.</summary>
public sealed class OurClientTests
{
    [Fact]
    public async Task A_seller_is_connected_read_refreshed_and_revoked()
    {
        await using var square = await StandIn.Start();
        using var client = Client(square);

        var given = await client.OAuth.ObtainToken(
            new ObtainTokenRequest(
                StandIn.Application.Id,
                "authorization_code",
                Code: new(await square.Code(("response_type", "code"), ("code_challenge_method", "S256"))),
                CodeVerifier: new(StandIn.Verifier),
                RedirectUri: StandIn.RedirectUrl),
            default);
        var refreshed = await client.OAuth.ObtainToken(
            new ObtainTokenRequest(StandIn.Application.Id, "refresh_token", RefreshToken: given.RefreshToken), default);

        Assert.Equal(StandIn.Roasters, refreshed.MerchantId);
        Assert.NotEqual(given.RefreshToken.Reveal(), refreshed.RefreshToken.Reveal());
        Assert.NotNull(refreshed.RefreshTokenExpiresAt);
        var status = await client.OAuth.RetrieveTokenStatus(refreshed.AccessToken, default);
        Assert.Equal(StandIn.AllScopes, string.Join(' ', status.Scopes));
        Assert.Equal("Corner Roasters", (await client.Merchants.GetOwn(refreshed.AccessToken, default)).BusinessName);
        var locations = await client.Merchants.ListLocations(refreshed.AccessToken, default);
        Assert.Equal(["LLOCALQUEENST", "LLOCALPONSONBY", "LLOCALCLOSED"], locations.Select(location => location.Id));
        Assert.Equal("1 Queen Street", locations[0].Address!.AddressLine1);

        var used = await Assert.ThrowsAsync<SquareException>(() => client.OAuth.ObtainToken(
            new ObtainTokenRequest(StandIn.Application.Id, "refresh_token", RefreshToken: given.RefreshToken), default));
        Assert.True(used.IsUnauthorized);
        await client.OAuth.RevokeToken(new(StandIn.Application.Secret), new(StandIn.Application.Id, StandIn.Roasters), default);
        var revoked = await Assert.ThrowsAsync<SquareException>(() => client.Merchants.GetOwn(refreshed.AccessToken, default));
        Assert.True(revoked.IsRevoked);
    }

    [Fact]
    public async Task Everything_is_read_page_after_page()
    {
        await using var square = await StandIn.Start();
        using var client = Client(square);
        var token = await Token(square);

        var objects = await client.Catalog.ListAll(token, ["ITEM", "CATEGORY", "ITEM_VARIATION"], default).ToListAsync();
        var customers = await client.Customers.ListAll(token, default).ToListAsync();
        var orders = await client.Orders.SearchUpdated(
            token, ["LLOCALQUEENST", "LLOCALPONSONBY"], DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow, default).ToListAsync();

        var variations = objects.Where(entry => entry.Type == CatalogObject.VariationType).ToList();
        Assert.Equal((130, 11), (objects.Count(entry => entry.Type == CatalogObject.ItemType), objects.Count(entry => entry.Type == CatalogObject.CategoryType)));
        Assert.Equal(
            objects.Where(entry => entry.Type == CatalogObject.ItemType).SelectMany(item => item.ItemData!.Variations!).Select(variation => variation.Id).Order(),
            variations.Select(variation => variation.Id).Order());
        Assert.Equal(230, customers.Select(customer => customer.Id).Distinct().Count());
        Assert.Equal(60, orders.Select(order => order.Id).Distinct().Count());
        Assert.Equal(orders.OrderBy(order => order.UpdatedAt), orders);
    }

    [Fact]
    public async Task A_seller_with_nothing_has_empty_lists()
    {
        await using var square = await StandIn.Start();
        using var client = Client(square);
        var token = await Token(square, "MLLOCALNEWSTALL");

        Assert.Empty(await client.Catalog.ListAll(token, ["ITEM"], default).ToListAsync());
        Assert.Empty((await client.Catalog.Search(token, new SearchCatalogRequest(["ITEM"]), default).WaitAsync(TimeSpan.FromMinutes(1))).Objects);
        Assert.Empty((await client.Catalog.BatchRetrieve(token, ["none"], default)).Objects);
        Assert.Empty(await client.Customers.ListAll(token, default).ToListAsync());
    }

    /// <summary>What the client does not know of an item is there after it was written, to the letter.</summary>
    [Fact]
    public async Task An_item_is_written_without_loss()
    {
        await using var square = await StandIn.Start();
        using var client = Client(square);
        var token = await Token(square);
        var found = await client.Catalog.Search(
            token, new SearchCatalogRequest(["ITEM"], Query: new(new TextQuery(["rwanda", "latte"]))), default);
        var item = Assert.Single(found.Objects);
        var before = (await square.Get($"/v2/catalog/object/{item.Id}", token.Reveal()))["object"]!.AsObject();

        var written = await client.Catalog.Upsert(
            token, Guid.NewGuid().ToString(), item with { ItemData = item.ItemData! with { Name = "Rwanda latte, new" } }, default);

        Assert.Equal("Rwanda latte, new", written.ItemData!.Name);
        var after = (await square.Get($"/v2/catalog/object/{item.Id}", token.Reveal()))["object"]!.AsObject();
        Assert.NotEqual(before.ToJsonString(), after.ToJsonString());
        before["item_data"]!["name"] = "Rwanda latte, new";
        // Where both are there, the HTML becomes the description.
        before["item_data"]!["description"] = (string)before["item_data"]!["description_html"]!;
        foreach (var entry in before["item_data"]!["variations"]!.AsArray().Append(before))
            (entry!["version"], entry["updated_at"]) = (after["version"]!.DeepClone(), after["updated_at"]!.DeepClone());
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(before, after), $"{before.ToJsonString()}\n{after.ToJsonString()}");

        var stale = await Assert.ThrowsAsync<SquareException>(() => client.Catalog.Upsert(token, Guid.NewGuid().ToString(), item, default));
        Assert.True(stale.IsVersionMismatch);
    }

    [Fact]
    public async Task A_call_that_hangs_is_given_up_and_made_again()
    {
        await using var square = await StandIn.Start();
        using var client = Client(square);
        var token = await Token(square);
        await square.Post("/dev/faults?kind=hang", new System.Text.Json.Nodes.JsonObject());
        await square.Post("/dev/faults?kind=rate-limit", new System.Text.Json.Nodes.JsonObject());

        Assert.Equal(3, (await client.Merchants.ListLocations(token, default)).Count);
    }

    private static SquareClient Client(StandIn square) => new(
        new SquareOptions
        {
            Host = square.Server.Address,
            ApplicationId = StandIn.Application.Id,
            ApplicationSecret = new(StandIn.Application.Secret),
            RedirectUrl = StandIn.RedirectUrl,
            AttemptTimeout = TimeSpan.FromSeconds(2),
            TotalTimeout = TimeSpan.FromSeconds(60),
            RetryDelay = TimeSpan.FromMilliseconds(1),
        },
        TimeProvider.System);

    private static async Task<Secret> Token(StandIn square, string? merchantId = null) =>
        new((string)(await square.Tokens(merchantId))["access_token"]!);
}
