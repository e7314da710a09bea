using System.Text;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Square;

/// <summary>What every call is held to.</summary>
public sealed class CallTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("EAAAunknown")]
    public async Task Who_has_no_good_token_gets_nothing(string? token)
    {
        await using var square = await StandIn.Start();

        Assert.Equal("UNAUTHORIZED", StandIn.Code(await square.Get("/v2/locations", token, 401)));
    }

    [Theory]
    [InlineData("ITEMS_READ", "/v2/locations")]
    [InlineData("ITEMS_READ", "/v2/merchants/me")]
    [InlineData("ITEMS_READ", "/v2/customers")]
    [InlineData("ITEMS_READ", "/v2/orders/O1")]
    [InlineData("ORDERS_READ", "/v2/catalog/list")]
    public async Task What_the_seller_has_not_allowed_is_refused(string scope, string path)
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens(scope: scope))["access_token"]!;

        Assert.Equal("INSUFFICIENT_SCOPES", StandIn.Code(await square.Get(path, token, 403)));
    }

    [Theory]
    [InlineData("GET", "/v2/nothing", 404, "NOT_FOUND")]
    [InlineData("PUT", "/v2/locations", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "/v2/locations?limit=1", 400, "UNKNOWN_QUERY_PARAMETER limit")]
    [InlineData("GET", "/v2/locations/LNOWHERE", 404, "NOT_FOUND")]
    [InlineData("GET", "/v2/merchants/MLLOCALBOOKS", 404, "NOT_FOUND")]
    [InlineData("GET", "/v2/catalog/list?types=ITEM,THING", 400, "INVALID_ENUM_VALUE types")]
    [InlineData("GET", "/v2/catalog/list?cursor=none", 400, "INVALID_CURSOR cursor")]
    [InlineData("GET", "/v2/customers?limit=0", 400, "VALUE_TOO_LOW limit")]
    [InlineData("GET", "/v2/customers?limit=101", 400, "VALUE_TOO_HIGH limit")]
    [InlineData("GET", "/v2/customers?limit=many", 400, "EXPECTED_INTEGER limit")]
    public async Task What_is_not_there_is_refused(string method, string path, int status, string code)
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens())["access_token"]!;

        Assert.Equal(code, StandIn.Code(await square.Send(new HttpRequestMessage(new HttpMethod(method), path), token, status)));
    }

    [Theory]
    [InlineData("2026-09-16", 200)]
    [InlineData("2026-9-16", 400)]
    [InlineData("2026-02-30", 400)]
    [InlineData("latest", 400)]
    public async Task A_version_is_a_date(string version, int status)
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens())["access_token"]!;
        var request = new HttpRequestMessage(HttpMethod.Get, "/v2/locations") { Headers = { { "Square-Version", version } } };

        var answer = await square.Send(request, token, status);

        if (status != 200)
            Assert.Equal("INVALID_SQUARE_VERSION_FORMAT", StandIn.Code(answer));
    }

    [Theory]
    [InlineData("{", "application/json", 400, "EXPECTED_JSON_BODY")]
    [InlineData("[]", "application/json", 400, "EXPECTED_JSON_BODY")]
    [InlineData("", "application/json", 400, "EXPECTED_JSON_BODY")]
    [InlineData("""{"limit":1,"limit":2}""", "application/json", 400, "EXPECTED_JSON_BODY")]
    [InlineData("""{"cursor":"\ud800"}""", "application/json", 400, "EXPECTED_JSON_BODY")]
    [InlineData("{}", "text/plain", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("""{"unknown":1}""", "application/json", 400, "UNKNOWN_BODY_PARAMETER unknown")]
    [InlineData("""{"limit":"1"}""", "application/json", 400, "EXPECTED_INTEGER limit")]
    [InlineData("""{"begin_time":"yesterday"}""", "application/json", 400, "INVALID_TIME begin_time")]
    [InlineData("""{"object_types":"ITEM"}""", "application/json", 400, "EXPECTED_ARRAY object_types")]
    [InlineData("""{"include_deleted_objects":1}""", "application/json", 400, "EXPECTED_BOOLEAN include_deleted_objects")]
    [InlineData("""{"query":{"text_query":{"keywords":["a","b","c","d"]}}}""", "application/json", 400, "ARRAY_LENGTH_TOO_LONG keywords")]
    [InlineData("""{"query":{"text_query":{"keywords":[]}}}""", "application/json", 400, "ARRAY_EMPTY keywords")]
    public async Task A_body_is_what_is_asked_for(string body, string type, int status, string code)
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens())["access_token"]!;

        Assert.Equal(code, StandIn.Code(await square.Send(Search(new StringContent(body, Encoding.UTF8, type)), token, status)));
    }

    [Fact]
    public async Task A_body_has_at_most_a_megabyte()
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens())["access_token"]!;
        var body = new JsonObject { ["cursor"] = new string('x', 1 << 20) }.ToJsonString();

        var answer = await square.Send(Search(new StringContent(body, Encoding.UTF8, "application/json")), token, 413);

        Assert.Equal("REQUEST_ENTITY_TOO_LARGE", StandIn.Code(answer));
    }

    [Fact]
    public async Task What_is_empty_is_not_there()
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens("MLLOCALNEWSTALL"))["access_token"]!;

        Assert.Equal("{}", (await square.Get("/v2/catalog/list", token)).ToJsonString());
        Assert.Equal("{}", (await square.Get("/v2/customers", token)).ToJsonString());
        Assert.Equal("{}", (await square.Post("/v2/orders/search", new JsonObject { ["location_ids"] = new JsonArray("LLOCALSTALL") }, token)).ToJsonString());
    }

    [Fact]
    public async Task A_cursor_is_of_one_request_one_seller_and_a_while()
    {
        var time = new MovableTime(new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var square = await StandIn.Start(options => options with { Time = time });
        var token = (string)(await square.Tokens())["access_token"]!;
        var other = (string)(await square.Tokens("MLLOCALBOOKS"))["access_token"]!;
        var cursor = (string)(await square.Get("/v2/catalog/list?types=ITEM", token))["cursor"]!;

        Assert.Equal(30, (await square.Get($"/v2/catalog/list?types=ITEM&cursor={cursor}", token))["objects"]!.AsArray().Count);
        foreach (var (path, who) in new[]
        {
            ($"/v2/catalog/list?types=CATEGORY&cursor={cursor}", token),
            ($"/v2/catalog/list?cursor={cursor}", token),
            ($"/v2/customers?cursor={cursor}", token),
            ($"/v2/catalog/list?types=ITEM&cursor={cursor}", other),
        })
            Assert.Equal("INVALID_CURSOR cursor", StandIn.Code(await square.Get(path, who, 400)));

        time.Pass(TimeSpan.FromMinutes(15));
        Assert.Equal("INVALID_CURSOR cursor", StandIn.Code(await square.Get($"/v2/catalog/list?types=ITEM&cursor={cursor}", token, 400)));
    }

    private static HttpRequestMessage Search(HttpContent content) => new(HttpMethod.Post, "/v2/catalog/search") { Content = content };
}
