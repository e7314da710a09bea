using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Graph.Lambda.Hosting;
using Graph.Lambda.Tests.Hosting.Fronts;

namespace Graph.Lambda.Tests.Hosting;

public sealed class PathTests
{
    private static readonly string[] Pieces =
    [
        "a", "b", "/", "/", "/", "%20", "%2F", "%2f", "%25", "%C3%A9", "%c3%a9", "%C3", "%A9", "%F0%9F%98%80", "%F0%9F%98", "%ED%A0%80", "%C0%80", "%E4%41",
        "%F5%80%80%80", ".", "..", "/.", "/..", "/./", "/../", "%2e", "%2E%2E", "+", "%zz", "%", "%4", ";", "~", "%00", "%01", "%5C", "&", "=", ":", "@",
    ];

    [Fact]
    public async Task Any_path_is_decoded_as_Kestrel_decodes_it()
    {
        await using var kestrel = await Kestrel.Start(Echo.Map);
        await using var hosted = await HostedApplication.Start(Echo.Map);
        var front = new FunctionUrl();

        foreach (var path in Gen.Elements(Pieces).ListOf(7).Select(pieces => "/" + string.Concat(pieces)).Sample(500))
        {
            var request = new WireRequest("GET", path);
            Assert.Equal((path, Seen(await kestrel.Send(request))), (path, Seen(front.ResponseOf(await hosted.Answer(front.EventOf(request))))));
        }
    }

    private static string Seen(WireResponse response)
    {
        if (response.Status != 200)
            return $"{response.Status}";
        var seen = JsonNode.Parse(response.Body)!;
        return $"{seen["path"]} {seen["target"]}";
    }

    [Theory]
    // A REST API at its own domain says the path with and without the stage; at a custom one, both with the base path.
    [InlineData("/{proxy+}", "/shop/a%2Fb", "/live/shop/a%2Fb", """{"proxy":"shop/a/b"}""", "/live", "/shop/a%2Fb", "/live/shop/a%2Fb")]
    [InlineData("/", "/", "/live", null, "/live", "/", "/live/")]
    [InlineData("/", "/", "/live/", null, "/live", "/", "/live/")]
    [InlineData("/shop", "/shop/", "/live/shop/", null, "/live", "/shop/", "/live/shop/")]
    [InlineData("/shop/{id}", "/v1/shop/a%20b", "/v1/shop/a%20b", """{"id":"a b"}""", "/v1", "/shop/a%20b", "/v1/shop/a%20b")]
    [InlineData("/shop/{proxy+}", "/v1/deep/shop/x/y/", "/v1/deep/shop/x/y/", """{"proxy":"x/y"}""", "/v1/deep", "/shop/x/y/", "/v1/deep/shop/x/y/")]
    [InlineData("/{proxy+}", "/v1/a%2Fb", "/v1/a%2Fb", """{"proxy":"a/b"}""", "/v1", "/a%2Fb", "/v1/a%2Fb")]
    [InlineData("/{proxy+}", "/shop", "/shop", """{"proxy":"shop"}""", "", "/shop", "/shop")]
    [InlineData("/shop", "/shop", "/shop", null, "", "/shop", "/shop")]
    [InlineData("/", "/v1", "/v1", null, "/v1", "/", "/v1/")]
    [InlineData("/", "/", "/", null, "", "/", "/")]
    // What does not fit is left as it is.
    [InlineData("/other/{proxy+}", "/v1/shop/x", "/v1/shop/x", """{"proxy":"x"}""", "", "/v1/shop/x", "/v1/shop/x")]
    [InlineData("/a/b/c", "/c", "/c", null, "", "/c", "/c")]
    [InlineData("/shop/{proxy+}", "/v1/shop/x", "/v1/shop/x", null, "", "/v1/shop/x", "/v1/shop/x")]
    public async Task A_REST_API_stands_at_its_stage_or_at_the_base_path_of_its_domain(
        string resource, string path, string contextPath, string? parameters, string seenBase, string seenPath, string target)
    {
        await using var hosted = await HostedApplication.Start(Echo.Map);

        var answer = await hosted.AnswerText(
            $$$"""{"resource":"{{{resource}}}","path":"{{{path}}}","httpMethod":"GET","pathParameters":{{{parameters ?? "null"}}},"requestContext":{"stage":"live","path":"{{{contextPath}}}"}}""");

        Assert.Equal((seenBase, Decoded(seenPath), target), Where(new RestApi(), answer));
    }

    [Theory]
    [InlineData("$default", "/live/shop", "live", null, "/live", "/shop", "/live/shop")]
    [InlineData("$default", "/live", "live", null, "/live", "/", "/live/")]
    [InlineData("$default", "/lively", "live", null, "", "/lively", "/lively")]
    [InlineData("$default", "/$default/x", "$default", null, "", "/$default/x", "/%24default/x")]
    [InlineData("ANY /shop/{proxy+}", "/live/shop/a", "live", """{"proxy":"a"}""", "/live", "/shop/a", "/live/shop/a")]
    [InlineData("ANY /shop/{proxy+}", "/v1/shop/a", "$default", """{"proxy":"a"}""", "/v1", "/shop/a", "/v1/shop/a")]
    [InlineData("GET /live/{id}", "/live/7", "live", """{"id":"7"}""", "", "/live/7", "/live/7")]
    // It has decoded them: what looks encoded was encoded twice.
    [InlineData("$default", "/café %41 100%", "$default", null, "", "/café %41 100%", "/caf%C3%A9%20%2541%20100%25")]
    public async Task An_HTTP_API_has_its_stage_in_the_path(
        string route, string path, string stage, string? parameters, string seenBase, string seenPath, string target)
    {
        await using var hosted = await HostedApplication.Start(Echo.Map);

        var answer = await hosted.AnswerText(
            $$$"""{"version":"2.0","routeKey":"{{{route}}}","rawPath":"{{{path}}}","pathParameters":{{{parameters ?? "null"}}},"requestContext":{"stage":"{{{stage}}}","http":{"method":"GET"} } }""");

        Assert.Equal((seenBase, seenPath, target), Where(new HttpApi(), answer));
    }

    [Theory]
    [InlineData("/v1/shop?a=1", "/v1", "/shop", "/v1/shop?a=1")]
    [InlineData("/v1", "/v1", "/", "/v1/")]
    [InlineData("/v12", "", "/v12", "/v12")]
    public async Task What_nothing_tells_can_be_configured(string path, string seenBase, string seenPath, string target)
    {
        await using var hosted = await HostedApplication.Start(Echo.Map, new LambdaHostingOptions { PathBase = "/v1" });
        var front = new FunctionUrl();

        var answer = Encoding.UTF8.GetString(await hosted.Answer(front.EventOf(new WireRequest("GET", path))));

        Assert.Equal((seenBase, seenPath, target), Where(front, answer));
    }

    private static string Decoded(string path) => path.Replace("%20", " ", StringComparison.Ordinal);

    private static (string Base, string Path, string Target) Where(Front front, string answer)
    {
        var seen = JsonNode.Parse(front.ResponseOf(Encoding.UTF8.GetBytes(answer)).Body)!;
        return ((string)seen["pathBase"]!, (string)seen["path"]!, (string)seen["target"]!);
    }
}
