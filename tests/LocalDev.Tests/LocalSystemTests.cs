using System.Text.Json;
using System.Text.RegularExpressions;

namespace Graph.LocalDev.Tests;

/// <summary>The system as the one command starts it: real packages, DynamoDB Local, seeded tables, the gateway.</summary>
[Collection(SeededSystem.Collection)]
public sealed partial class LocalSystemTests(SeededSystem system)
{
    [Theory]
    [InlineData(TryQueries.LatestOrders)]
    [InlineData(TryQueries.BestCustomers)]
    [InlineData(TryQueries.ProductWithOrders)]
    public async Task The_queries_to_try_are_answered_without_errors(string query)
    {
        var answer = await system.Post(JsonSerializer.Serialize(new { query }));

        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ToString());
        Assert.All(Lists(answer.RootElement.GetProperty("data")), list => Assert.NotEqual(0, list.GetArrayLength()));
    }

    [Fact]
    public async Task It_is_ready() =>
        Assert.Equal("""{"status":"healthy"}""", await system.Client.GetStringAsync("/health/ready"));

    [Theory]
    [InlineData(
        "/health/detailed",
        """{"status":"healthy","timestamp":"…","service":"Order Receiver API","version":"2.0.0-lambda","architecture":"Pure Serverless (Lambda + API Gateway)","database":{"type":"DynamoDB","status":"connected","table":"order-receiver-businesses-v3-dev","region":"us-east-1"},"lambda":{"function_name":"unknown","request_id":"r-1","memory_limit":"unknown","remaining_time":"unknown"},"environment":"dev","aws_region":"us-east-1"}""")]
    [InlineData(
        "/api/health/detailed",
        """{"api":{"status":"ok","timestamp":"…","environment":"dev"},"dynamoDB":{"status":"ok","message":"Connected to AWS DynamoDB","tables":[]},"square":{"config":{"applicationId":"configured","environment":"sandbox"},"status":"configured"},"env":{"region":"us-east-1","apiBaseUrl":"HERE"}}""")]
    public async Task The_database_is_connected(string path, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("X-Request-Id", "r-1");

        using var response = await system.Client.SendAsync(request);

        Assert.Equal(
            (200, expected.Replace("HERE", system.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)),
            ((int)response.StatusCode, Timestamp().Replace(await response.Content.ReadAsStringAsync(), "\"…\"")));
    }

    [Fact]
    public async Task A_browser_gets_the_page_of_the_package()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");

        using var response = await system.Client.SendAsync(request);

        Assert.Equal("/graphql/", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("<title>Banana Cake Pop</title>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>The lists of the root fields, with or without a connection around them.</summary>
    private static IEnumerable<JsonElement> Lists(JsonElement data) =>
        data.EnumerateObject().Select(field => field.Value.ValueKind == JsonValueKind.Array
            ? field.Value
            : field.Value.GetProperty("nodes"));

    [GeneratedRegex("(?<=\"timestamp\":)\"[-0-9T:.]+Z?\"")]
    private static partial Regex Timestamp();
}
