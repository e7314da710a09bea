using System.Text;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Square;

/// <summary>What happens on demand, for who sits at this machine.</summary>
public sealed class DevTests
{
    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Another_site_s_page_can_do_none_of_it(string header, string value)
    {
        await using var square = await StandIn.Start();
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, "/dev/sellers"), (HttpMethod.Get, "/dev/deliveries"), (HttpMethod.Post, "/dev/faults?kind=error"),
            (HttpMethod.Post, $"/dev/revoke?merchant={StandIn.Roasters}"), (HttpMethod.Post, "/dev/events"), (HttpMethod.Post, "/dev/catalog"),
        })
        {
            var request = new HttpRequestMessage(method, path);
            request.Headers.TryAddWithoutValidation(header, value);
            Assert.Equal("FORBIDDEN", StandIn.Code(await square.Send(request, null, 403)));
        }
    }

    [Fact]
    public async Task Sellers_are_told_with_the_applications_that_they_have_connected()
    {
        await using var square = await StandIn.Start();
        await square.Tokens("MLLOCALBOOKS");

        Assert.Equal(
            """{"sellers":[{"merchant_id":"MLLOCALROASTERS","business_name":"Corner Roasters","applications":[]},{"merchant_id":"MLLOCALBOOKS","business_name":"Harbour Books","applications":["sandbox-sq0idb-test"]},{"merchant_id":"MLLOCALNEWSTALL","business_name":"New Stall","applications":[]}]}""",
            (await square.Get("/dev/sellers")).ToJsonString());
    }

    [Fact]
    public async Task So_many_calls_go_wrong_and_no_more()
    {
        await using var square = await StandIn.Start();
        var token = (string)(await square.Tokens())["access_token"]!;

        await square.Post("/dev/faults?kind=error&count=2&path=/v2/catalog", new JsonObject());
        await square.Post("/dev/faults?kind=rate-limit&retryAfter=7&path=/oauth2/token", new JsonObject());

        await square.Get("/v2/locations", token);
        for (var i = 0; i < 2; i++)
            Assert.Equal("INTERNAL_SERVER_ERROR", StandIn.Code(await square.Get("/v2/catalog/list", token, 500)));
        await square.Get("/v2/catalog/list", token);
        using var limited = await square.Http.PostAsync("/oauth2/token", new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal((429, "7"), ((int)limited.StatusCode, limited.Headers.GetValues("Retry-After").Single()));
        Assert.Equal("INVALID_VALUE kind", StandIn.Code(await square.Post("/dev/faults?kind=flood", new JsonObject(), status: 400)));
        Assert.Equal("INVALID_VALUE count", StandIn.Code(await square.Post("/dev/faults?kind=error&count=1001", new JsonObject(), status: 400)));
    }

    /// <summary>Without any application's token; those that may read it are told.</summary>
    [Fact]
    public async Task A_seller_changes_the_catalogue()
    {
        await using var receiver = await Receiver.Start();
        await using var square = await receiver.StartSquare();
        var token = (string)(await square.Tokens("MLLOCALNEWSTALL"))["access_token"]!;
        var body = JsonNode.Parse("""{"idempotency_key":"k","object":{"type":"CATEGORY","id":"#c","category_data":{"name":"Jams"}}}""")!;

        var written = await square.Post("/dev/catalog?merchant=MLLOCALNEWSTALL", body);

        Assert.Equal("catalog.version.updated", (string?)JsonNode.Parse((await receiver.Arrived.Next()).Body)!["type"]);
        var listed = await square.Get("/v2/catalog/list", token);
        Assert.Equal(written["catalog_object"]!.ToJsonString(), Assert.Single(listed["objects"]!.AsArray())!.ToJsonString());
    }

    /// <summary>All at once, and one of them gets tokens.</summary>
    [Fact]
    public async Task A_code_is_good_once_for_any_number_of_callers()
    {
        await using var square = await StandIn.Start();
        var body = StandIn.TokenRequest(await square.Code()).ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var answer = await square.Http.PostAsync("/oauth2/token", new StringContent(body, Encoding.UTF8, "application/json"));
            return (int)answer.StatusCode;
        }));

        Assert.Equal((1, 19), (answers.Count(status => status == 200), answers.Count(status => status == 401)));
    }
}
