using System.Text.Json.Nodes;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests;

public sealed class DynamoDbClientFactoryTests
{
    [Fact]
    public async Task A_local_endpoint_needs_no_configured_credentials()
    {
        string? authorization = null;
        var client = DynamoDbClientFactory.Create(new Uri("http://127.0.0.1:9"), new Answering(request =>
        {
            authorization = request.Headers.GetValues("Authorization").Single();
            return RequestLog.Json(new JsonObject { ["TableNames"] = new JsonArray() });
        }));

        await client.ListTablesAsync();

        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=local/", authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_itself_sends_a_request_once()
    {
        var sent = 0;
        var client = DynamoDbClientFactory.Create(new Uri("http://127.0.0.1:9"), new Answering(_ =>
        {
            sent++;
            return RequestLog.Error("ThrottlingException");
        }));

        await Assert.ThrowsAnyAsync<Exception>(() => client.ListTablesAsync());

        Assert.Equal(1, sent);
    }

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
