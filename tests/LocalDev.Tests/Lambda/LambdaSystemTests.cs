using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Graph.LocalDev.Tests.WebSockets;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>Clients before functions that run as Lambda runs them.</summary>
[Collection(SeededSystem.Collection)]
public sealed class LambdaSystemTests(SeededSystem system, LambdaRun lambda) : IClassFixture<LambdaRun>
{
    [Fact]
    public async Task A_query_is_answered_as_by_the_gateway_itself()
    {
        const string Query = """{"query":"{ orders(first: 3) { nodes { id totals { total } customer { name } } } }"}""";

        using var answer = await lambda.Client.PostAsync("/graphql", new StringContent(Query, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var expected = await system.Client.PostAsync("/graphql", new StringContent(Query, Encoding.UTF8, "application/json"));
        Assert.Equal(expected.Content.Headers.ContentType, answer.Content.Headers.ContentType);
        Assert.Equal(await expected.Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_segment_of_a_path_is_decoded_once()
    {
        using var answer = await lambda.Client.GetAsync("/api/orders/a%252Fb");

        Assert.Equal("Order not found: a%2Fb", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]);
    }

    [Fact]
    public Task The_client_of_graphql_ws_is_told_every_change_in_order() =>
        system.IsToldEveryChangeInOrder(lambda.System.WebSockets, "lambda-follower", "0x00000000000000000000000000000000000000f5");

    [Fact]
    public async Task Subscriptions_over_HTTP_are_told_where_they_are_served()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Headers = { { "Accept", "text/event-stream" } },
            Content = new StringContent("""{"query":"subscription { customerMetricsChanged(id: \"x\") { id } }"}""", Encoding.UTF8, "application/json"),
        };

        using var answer = await lambda.Client.SendAsync(request);

        Assert.Contains("SUBSCRIPTIONS_BY_WEBSOCKET", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_of_the_function_what_monitors_know()
    {
        var health = JsonNode.Parse(await lambda.Client.GetStringAsync("/health/detailed"))!["lambda"]!;

        Assert.Equal(["function_name", "request_id", "memory_limit", "remaining_time"], health.AsObject().Select(member => member.Key));
        Assert.Matches("^[0-9]+$", (string)health["memory_limit"]!);
        Assert.InRange((long)health["remaining_time"]!, 1, 900_000);
    }

    [Fact]
    public async Task Pages_and_events_of_Squares_come_to_their_functions()
    {
        using var page = await lambda.Client.GetAsync("/auth/error?error=access_denied");
        using var webhook = await lambda.Client.PostAsync("/api/webhooks/square", new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("Authorization Failed", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, webhook.StatusCode);
        Assert.Equal("Missing signature header", (string?)JsonNode.Parse(await webhook.Content.ReadAsStringAsync())!["error"]);
    }
}
