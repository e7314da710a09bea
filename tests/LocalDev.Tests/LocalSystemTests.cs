using System.Text.Json;

namespace Graph.LocalDev.Tests;

/// <summary>The system as the one command starts it: real packages, DynamoDB Local, seeded tables, the gateway.</summary>
[Collection(SeededSystem.Collection)]
public sealed class LocalSystemTests(SeededSystem system)
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

    [Fact]
    public async Task The_database_is_connected()
    {
        var answer = JsonDocument.Parse(await system.Client.GetStringAsync("/health/detailed")).RootElement;

        Assert.Equal("healthy", answer.GetProperty("status").GetString());
        Assert.Equal("connected", answer.GetProperty("database").GetProperty("status").GetString());
        Assert.Equal("order-receiver-businesses-v3-dev", answer.GetProperty("database").GetProperty("table").GetString());
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
}
