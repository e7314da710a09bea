using System.Text;
using System.Text.Json.Nodes;
using Graph.Lambda.Tests.Hosting.Fronts;

namespace Graph.Lambda.Tests.Hosting;

/// <summary>An application sees the same of a request whether it comes by Kestrel or as an event, and its client the same of a response.</summary>
public sealed class DifferentialTests
{
    private static readonly WireRequest[] Requests =
    [
        new("GET", "/"),
        new("GET", "/graphql?query=%7Bhello%7D&n=1"),
        new("GET", "/a%20b/caf%C3%A9/%F0%9F%98%80"),
        new("GET", "/a+b;c=d/@:!$&'()*,=~-._"),
        new("GET", "/x/./y/../z/"),
        new("GET", "/?tag=a&tag=b%20c&tag=%C3%A9&empty=&plus=1%2B1&eq=a%3Db%26c"),
        new("GET", "/?filter%5Bname%5D=%22x%22"),
        new("DELETE", "/items/7", ("X-Many", "one"), ("X-Many", "two"), ("Accept", "application/json, */*;q=0.1")),
        new("GET", "/", ("Cookie", "a=1; b=\"2\"; __Host-c=x=y")),
        new("OPTIONS", "/graphql", ("Origin", "https://shop.example"), ("Access-Control-Request-Method", "POST")),
        new("POST", "/graphql", ("Content-Type", "application/json")) { Body = Encoding.UTF8.GetBytes("""{"query":"{ a(text: \"é\\n😀\") }"}""") },
        new("PUT", "/files/1", ("Content-Type", "application/octet-stream")) { Body = [0, 255, 254, 1, 13, 10, 0] },
        new("PATCH", "/files/2", ("Content-Type", "text/plain")) { Body = "one\r\n\ttwo\0"u8.ToArray() },
        new("POST", "/big", ("Content-Type", "application/octet-stream")) { Body = [.. Enumerable.Range(0, 300_000).Select(n => (byte)(n * 7))] },
    ];

    public static TheoryData<string> FrontNames => [.. Front.All.Select(front => front.Name)];

    [Theory]
    [MemberData(nameof(FrontNames))]
    public async Task An_application_sees_the_same_request(string name)
    {
        var front = Front.All.Single(front => front.Name == name);
        await using var kestrel = await Kestrel.Start(Echo.Map);
        await using var hosted = await HostedApplication.Start(Echo.Map);

        foreach (var request in Requests)
        {
            var expected = JsonNode.Parse((await kestrel.Send(request)).Body)!.AsObject();
            var seen = JsonNode.Parse(front.ResponseOf(await hosted.Answer(front.EventOf(request))).Body)!.AsObject();

            Assert.Equal(AsGivenBy(front, expected).ToJsonString(), AsGivenBy(front, seen).ToJsonString());
        }
    }

    /// <summary>What a front changes or loses before the function is called.</summary>
    private static JsonObject AsGivenBy(Front front, JsonObject seen)
    {
        if (front is RestApi)
        {
            // Names and values are decoded by the front and encoded again, perhaps in another way.
            seen.Remove("queryString");
            seen.Remove("target");
            seen["pathBase"] = "";
        }
        if (front is HttpApi and not FunctionUrl)
            seen.Remove("target");
        if (front is LoadBalancer and not LoadBalancerWithLists)
        {
            foreach (var (name, values) in seen["query"]!.AsObject().ToArray())
                seen["query"]![name] = values!.AsArray()[^1]!.DeepClone();
            seen.Remove("queryString");
            seen.Remove("target");
            if (seen["headers"]!["x-many"] is { } many)
                seen["headers"]!["x-many"] = many.ToString().Split(',')[^1];
        }
        return seen;
    }
}
