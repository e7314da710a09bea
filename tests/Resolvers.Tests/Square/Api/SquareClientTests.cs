using System.Net;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Tests.Square.Api;

public sealed class SquareClientTests : IDisposable
{
    private static readonly Secret s_token = new("EAAA-very-secret");

    private readonly FakeSquare square = new();

    public void Dispose() => square.Dispose();

    [Fact]
    public async Task A_request_has_its_token_and_its_version_and_the_answer_is_read()
    {
        square.Answers("""{"merchant":{"id":"M1","business_name":"Corner","country":"US","main_location_id":"L1","new":{"of":"later"}}}""");
        using var client = square.Client();

        Assert.Equal(new Merchant("M1", "US", "Corner", MainLocationId: "L1"), await client.Merchants.GetOwn(s_token, default));

        var asked = Assert.Single(square.Requests);
        Assert.Equal(
            ("GET https://connect.squareupsandbox.com/v2/merchants/me", "Bearer EAAA-very-secret", "2026-09-16"),
            (asked.Line, asked.Authorization, asked.Version));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_their_cursors_and_what_is_empty_is_no_page_at_all()
    {
        square
            .Answers("""{"objects":[{"type":"ITEM","id":"I1"},{"type":"ITEM","id":"I2"}],"cursor":"a b&c"}""")
            .Answers("""{"cursor":"d"}""")
            .Answers("{}");
        using var client = square.Client();

        var all = await client.Catalog.ListAll(s_token, ["ITEM", "CATEGORY"], default).Select(found => found.Id).ToListAsync();

        Assert.Equal(["I1", "I2"], all);
        Assert.Equal(
            ["?types=ITEM%2CCATEGORY", "?types=ITEM%2CCATEGORY&cursor=a%20b%26c", "?types=ITEM%2CCATEGORY&cursor=d"],
            square.Requests.Select(asked => asked.Line[asked.Line.IndexOf('?', StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task Pages_that_do_not_end_are_ended()
    {
        const string Page = """{"customers":[{"id":"C1"}],"cursor":"again"}""";
        square.Answers(Page).Answers(Page);
        using var client = square.Client();

        await Assert.ThrowsAsync<SquareUnavailableException>(async () => await client.Customers.ListAll(s_token, default).CountAsync());
    }

    [Fact]
    public async Task What_passes_is_tried_again()
    {
        square
            .Refuses(HttpStatusCode.TooManyRequests, "RATE_LIMIT_ERROR", "RATE_LIMITED")
            .BreaksOff()
            .Answers("""{"locations":[{"id":"L1"}]}""");
        using var client = square.Client();

        Assert.Equal([new Location("L1")], await client.Merchants.ListLocations(s_token, default));
        Assert.Equal(3, square.Requests.Count);
    }

    [Fact]
    public async Task What_does_not_pass_in_time_is_given_up()
    {
        for (var i = 0; i < 3; i++)
            square.Refuses(HttpStatusCode.InternalServerError, "API_ERROR", "INTERNAL_SERVER_ERROR");
        using var client = square.Client();

        var failure = await Assert.ThrowsAsync<SquareUnavailableException>(() => client.Merchants.ListLocations(s_token, default));

        Assert.Equal("Square does not answer: status 500. Ask again later.", failure.Message);
        Assert.Equal(3, square.Requests.Count);
    }

    [Fact]
    public async Task As_long_is_waited_as_Square_asks_for()
    {
        square.Refuses(HttpStatusCode.TooManyRequests, "RATE_LIMIT_ERROR", "RATE_LIMITED", retryAfter: "1").Answers("{}");
        using var client = square.Client();
        var started = TimeProvider.System.GetTimestamp();

        await client.Merchants.ListLocations(s_token, default);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "AUTHENTICATION_ERROR", "ACCESS_TOKEN_EXPIRED", nameof(SquareException.IsUnauthorized))]
    [InlineData(HttpStatusCode.Unauthorized, "AUTHENTICATION_ERROR", "ACCESS_TOKEN_REVOKED", nameof(SquareException.IsRevoked))]
    [InlineData(HttpStatusCode.Forbidden, "AUTHENTICATION_ERROR", "INSUFFICIENT_SCOPES", nameof(SquareException.IsForbidden))]
    [InlineData(HttpStatusCode.NotFound, "INVALID_REQUEST_ERROR", "NOT_FOUND", nameof(SquareException.IsNotFound))]
    [InlineData(HttpStatusCode.BadRequest, "INVALID_REQUEST_ERROR", "INVALID_CURSOR", nameof(SquareException.IsInvalidCursor))]
    [InlineData(HttpStatusCode.Conflict, "INVALID_REQUEST_ERROR", "VERSION_MISMATCH", nameof(SquareException.IsVersionMismatch))]
    public async Task A_refusal_is_told_at_once_and_says_what_kind_it_is(HttpStatusCode status, string category, string code, string kind)
    {
        square.Refuses(status, category, code);
        using var client = square.Client();

        var refusal = await Assert.ThrowsAsync<SquareException>(() => client.Catalog.List(s_token, ["ITEM"], null, default));

        Assert.Equal(new SquareError(category, code, "What was sent is not good."), Assert.Single(refusal.Errors));
        bool[] kinds =
        [
            refusal.IsUnauthorized, refusal.IsRevoked, refusal.IsForbidden, refusal.IsNotFound, refusal.IsInvalidCursor, refusal.IsVersionMismatch,
        ];
        Assert.Single(kinds, isOfKind => isOfKind);
        Assert.True((bool)typeof(SquareException).GetProperty(kind)!.GetValue(refusal)!);
        Assert.Single(square.Requests);
        // What is sent may be repeated in the detail.
        Assert.DoesNotContain("What was sent", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"service.not_authorized","message":"Not Authorized"}""", "service.not_authorized")]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    [InlineData("""{"errors":{"code":1}}""", null)]
    [InlineData("""{"errors":[1,"x"]}""", null)]
    public async Task A_refusal_of_another_shape_is_one_too(string answer, string? code)
    {
        square.Answers(answer, HttpStatusCode.Unauthorized);
        using var client = square.Client();

        var refusal = await Assert.ThrowsAsync<SquareException>(() => client.OAuth.RetrieveTokenStatus(s_token, default));

        Assert.True(refusal.IsUnauthorized);
        Assert.Equal(code, refusal.Errors.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"merchant":{"id":5}}""")]
    [InlineData("""{"merchant":{"id":null,"country":"US"}}""")]
    public async Task An_answer_that_cannot_be_read_is_none(string answer)
    {
        square.Answers(answer);
        using var client = square.Client();

        var failure = await Assert.ThrowsAsync<SquareUnavailableException>(() => client.Merchants.GetOwn(s_token, default));

        Assert.Equal("What Square answers cannot be read.", failure.Message);
    }

    [Fact]
    public async Task A_token_is_obtained_with_the_verifier_in_place_of_the_secret()
    {
        square.Answers(
            """{"access_token":"EAAA1","token_type":"bearer","expires_at":"2030-02-01T03:04:05.123456789Z","merchant_id":"M1","refresh_token":"EQAA1","short_lived":false,"refresh_token_expires_at":"2030-04-01T00:00:00Z"}""");
        using var client = square.Client();

        var answer = await client.OAuth.ObtainToken(
            new ObtainTokenRequest("app", "authorization_code", Code: new("c"), CodeVerifier: new("v"), RedirectUri: "https://x.test/cb"), default);

        Assert.Equal(("EAAA1", "EQAA1", "M1"), (answer.AccessToken.Reveal(), answer.RefreshToken.Reveal(), answer.MerchantId));
        Assert.DoesNotContain("AA1", answer.ToString(), StringComparison.Ordinal);
        var asked = Assert.Single(square.Requests);
        Assert.Null(asked.Authorization);
        Assert.Equal(
            """{"client_id":"app","grant_type":"authorization_code","code":"c","code_verifier":"v","redirect_uri":"https://x.test/cb"}""",
            asked.Body!.ToJsonString());
    }

    /// <summary>Square may have done it: the code, or the refresh token, would be refused the second time.</summary>
    [Fact]
    public async Task What_is_good_once_is_sent_again_only_when_Square_has_not_looked_at_it()
    {
        square
            .BreaksOff()
            .Refuses(HttpStatusCode.TooManyRequests, "RATE_LIMIT_ERROR", "RATE_LIMITED")
            .Refuses(HttpStatusCode.BadGateway, "API_ERROR", "BAD_GATEWAY");
        using var client = square.Client();

        await Assert.ThrowsAsync<SquareUnavailableException>(
            () => client.OAuth.ObtainToken(new ObtainTokenRequest("app", "refresh_token", RefreshToken: new("EQAA")), default));

        Assert.Equal(3, square.Requests.Count);
        square.Refuses(HttpStatusCode.BadGateway, "API_ERROR", "BAD_GATEWAY");
        await Assert.ThrowsAsync<SquareUnavailableException>(
            () => client.OAuth.ObtainToken(new ObtainTokenRequest("app", "refresh_token", RefreshToken: new("EQAA")), default));
        Assert.Equal(4, square.Requests.Count);
    }

    [Fact]
    public async Task What_is_revoked_is_asked_for_with_the_application_s_secret()
    {
        square.Answers("""{"success":true}""");
        using var client = square.Client();

        Assert.True((await client.OAuth.RevokeToken(new("sq0csp-1"), new("app", "M1"), default)).Success);
        Assert.Equal("Client sq0csp-1", square.Requests.Single().Authorization);
    }

    /// <summary>An item that is read and written again loses nothing of what only Square knows.</summary>
    [Fact]
    public async Task An_object_is_written_with_all_that_was_read()
    {
        const string Item =
            """{"type":"ITEM","id":"I1","version":7,"item_data":{"name":"Flat white","variations":[{"type":"ITEM_VARIATION","id":"V1","item_variation_data":{"item_id":"I1","price_money":{"amount":450,"currency":"USD"},"team_member_ids":["t"]},"x":1}],"tax_ids":["T1"]},"present_at_all_locations":false,"absent_at_location_ids":["L1"]}""";
        square.Answers($$"""{"objects":[{{Item}}]}""").Answers($$"""{"catalog_object":{{Item}}}""");
        using var client = square.Client();

        var read = Assert.Single((await client.Catalog.BatchRetrieve(s_token, ["I1", "gone"], default)).Objects);
        await client.Catalog.Upsert(s_token, "key-1", read, default);

        Assert.Equal("""{"object_ids":["I1","gone"]}""", square.Requests[0].Body!.ToJsonString());
        Assert.Equal($$"""{"idempotency_key":"key-1","object":{{Item}}}""", square.Requests[1].Body!.ToJsonString());
    }

    [Fact]
    public async Task Changed_orders_are_asked_for_by_when_they_changed()
    {
        square.Answers("""{"orders":[{"id":"O1","location_id":"L1","state":"OPEN","version":1}],"cursor":"next"}""").Answers("{}");
        using var client = square.Client();
        var from = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var orders = await client.Orders.SearchUpdated(s_token, ["L1"], from, from.AddDays(1), default).ToListAsync();

        Assert.Equal(new Order("O1", "L1", State: "OPEN", Version: 1), Assert.Single(orders));
        Assert.Equal(
            """{"location_ids":["L1"],"query":{"filter":{"date_time_filter":{"updated_at":{"start_at":"2030-01-01T00:00:00.000Z","end_at":"2030-01-02T00:00:00.000Z"}}},"sort":{"sort_field":"UPDATED_AT","sort_order":"ASC"}},"cursor":"next"}""",
            square.Requests[1].Body!.ToJsonString());
    }
}
