using System.Text;
using System.Text.Json.Nodes;
using Graph.Gateway.Observability;
using Graph.Gateway.Rest;
using Graph.Gateway.Tests.Observability;
using Microsoft.AspNetCore.Http;

namespace Graph.Gateway.Tests.Rest;

/// <summary>What operators are told of the requests of shims.</summary>
public sealed class RestMetricsTests : IDisposable
{
    private readonly MemoryStream output = new();

    public void Dispose() => output.Dispose();

    [Fact]
    public void Every_request_is_a_metric_of_its_route_and_says_who_it_is_from()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = new string('a', 300);

        Metrics().Count(RestRoutes.All.First(shim => shim.Operation == "Orders"), context);

        Assert.Equal(
            $$$"""{"_aws":{"Timestamp":1795798954005,"CloudWatchMetrics":[{"Namespace":"Graph","Dimensions":[["Stage","Route"]],"Metrics":[{"Name":"RestRequests","Unit":"Count"}]}]},"Stage":"dev","Route":"GET /api/orders","RestRequests":1,"Status":200,"UserAgent":"{{{new string('a', 256)}}}","Viewer":null}""" + "\n",
            Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void A_request_that_nobody_waits_for_any_more_is_none_that_was_answered()
    {
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };

        Metrics().Count(RestRoutes.All[0], context);

        Assert.Equal(499, (int)Assert.Single(Lines())["Status"]!);
    }

    [Fact]
    public async Task Requests_are_counted_that_are_refused_before_they_come_to_their_endpoint()
    {
        await using var server = await GatewayServer.Start(
            Metrics(), GatewayServer.Production, GatewayServer.CursorKey, "--RateLimit:Burst=2", "--RateLimit:PerSecond=1");

        // Neither limited nor counted: in the second that a server's first answer may take, there would be room for one more.
        await server.Send("GET", "/health");
        await server.Send("GET", "/api/orders?limit=none");
        await server.Send("GET", "/prod/api/orders", ("Authorization", "Bearer nothing"));
        await server.Send("GET", "/api/orders/ORD-1");
        await server.Stop();

        Assert.Equal(
            ["GET /api/orders: 400", "GET /api/orders: 401", "GET /api/orders/{orderID}: 429"],
            Lines().Select(line => $"{line["Route"]}: {line["Status"]}"));
    }

    [Theory]
    [InlineData("OPTIONS", "/api/orders")]
    [InlineData("DELETE", "/api/orders")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/health")]
    public async Task What_is_no_request_of_a_shim_is_not_counted(string method, string path)
    {
        await using var server = await GatewayServer.Start(Metrics(), GatewayServer.Development);

        await server.Send(method, path);
        await server.Stop();

        Assert.Empty(Lines());
    }

    private RestMetrics Metrics() =>
        new(new LineOutput(output), new StoppedClock(new DateTimeOffset(2026, 11, 27, 17, 2, 34, 5, TimeSpan.Zero)), "dev");

    private IEnumerable<JsonNode> Lines() => Encoding.UTF8.GetString(output.ToArray())
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!);
}
