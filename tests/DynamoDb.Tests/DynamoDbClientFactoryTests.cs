using System.Text.Json.Nodes;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests;

public sealed class DynamoDbClientFactoryTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Fact]
    public async Task A_request_without_an_answer_is_given_up_and_sent_again()
    {
        var log = new HangingOnce();
        var client = DynamoDbClientFactory.Create(Nowhere, log);
        var w = System.Diagnostics.Stopwatch.StartNew();
        await client.ListTablesAsync();
        Assert.Fail("took " + w.Elapsed);
    }

    [Fact]
    public async Task T2()
    {
        var client = DynamoDbClientFactory.Create(Nowhere, new RequestLog { Answer = (_, _) => RequestLog.Error("ProvisionedThroughputExceededException") });
        var w = System.Diagnostics.Stopwatch.StartNew();
        try { await client.GetItemAsync("a", []); } catch (Exception e) { Assert.Fail(e.GetType() + " took " + w.Elapsed); }
    }
    private sealed class HangingOnce : DelegatingHandler
    {
        private int n;
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (n++ == 0) await Task.Delay(30000, cancellationToken);
            return RequestLog.Json(new JsonObject { ["TableNames"] = new JsonArray() });
        }
    }
}
