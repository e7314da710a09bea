using System.Net;
using System.Security.Cryptography;
using System.Text;
using Graph.Functions.Square;
using Graph.Lambda.Events;
using Graph.Resolvers.Square.Webhooks;
using Graph.Testing.DynamoDb;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Resolvers.Tests.Square.Functions;

/// <summary>What Square is answered.</summary>
public sealed class SquareWebhookTests(SellerShop shop) : IClassFixture<SellerShop>, IDisposable
{
    private const string Url = "https://bff.example.test/api/webhooks/square";

    private readonly SquareWebhook function =
        new(shop.Services.GetRequiredService<WebhookReceiver>(), NullLogger<SquareWebhook>.Instance);

    public void Dispose() => shop.Requests.FailNoMore();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_is_taken_once_and_answered_each_time(bool isBase64)
    {
        var body = Event($"once-{isBase64}");

        Assert.Equal((200, """{"received":true,"status":"processing_started"}"""), await Deliver(body, isBase64: isBase64));
        Assert.Equal((200, """{"received":true,"status":"skipped_duplicate"}"""), await Deliver(body, isBase64: isBase64));
    }

    [Fact]
    public async Task What_is_not_signed_is_refused_without_a_word_about_why()
    {
        var body = Event("forged");

        var (status, answer) = await Deliver(body, signature: Sign(body + " "));

        Assert.Equal(401, status);
        Assert.StartsWith("""{"error":"Invalid signature",""", answer, StringComparison.Ordinal);
        Assert.Equal((status, answer), await Deliver(body, signature: ""));
        Assert.Null(await shop.Services.GetRequiredService<WebhookEventStore>().Get("forged", default));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    public async Task What_is_signed_and_no_event_is_told_so(string body, int status) => Assert.Equal(status, (await Deliver(body)).Status);

    [Fact]
    public async Task What_is_too_large_is_told_so() => Assert.Equal(413, (await Deliver(new string('x', WebhookReceiver.LargestBody + 1))).Status);

    [Fact]
    public async Task A_body_that_is_not_what_it_says_is_told_so()
    {
        var request = new HttpApiEvent { RouteKey = SquareWebhook.Route, RawPath = "/", Body = "%%", IsBase64Encoded = true };

        Assert.Equal(400, (await function.Handle(request, default)).StatusCode);
    }

    /// <summary>Square sends it again.</summary>
    [Fact]
    public async Task What_could_not_be_stored_is_an_error()
    {
        shop.Requests.Answer = (_, _) => RequestLog.Error("InternalServerError", HttpStatusCode.InternalServerError);
        var body = Event("later");
        Assert.Equal(500, (await Deliver(body)).Status);

        shop.Requests.FailNoMore();
        Assert.Equal((200, """{"received":true,"status":"processing_started"}"""), await Deliver(body));
    }

    private async Task<(int Status, string? Body)> Deliver(string body, string? signature = null, bool isBase64 = false)
    {
        var answer = await function.Handle(
            new HttpApiEvent
            {
                RouteKey = SquareWebhook.Route,
                RawPath = "/api/webhooks/square",
                Headers = new Dictionary<string, string> { ["x-square-hmacsha256-signature"] = signature ?? Sign(body) },
                Body = isBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(body)) : body,
                IsBase64Encoded = isBase64,
            },
            default);
        Assert.Equal("application/json", answer.Headers["content-type"]);
        return (answer.StatusCode, answer.Body);
    }

    private static string Event(string id) =>
        $$"""{"merchant_id":"ML-ada","type":"catalog.version.updated","event_id":"{{id}}","created_at":"2030-01-02T04:00:00.808603647Z","data":{} }""";

    private static string Sign(string body) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("key-1"), Encoding.UTF8.GetBytes(Url + body)));
}
