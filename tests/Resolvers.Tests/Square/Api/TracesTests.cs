using System.Net;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Testing;

namespace Graph.Resolvers.Tests.Square.Api;

/// <summary>Spans are all that they say, so that no token, id, query or text of an exception is in one.</summary>
public sealed class TracesTests : IDisposable
{
    private static readonly Secret s_token = new("EAAA-very-secret");

    private readonly FakeSquare square = new();

    public void Dispose() => square.Dispose();

    [Fact]
    public async Task A_request_is_a_span_with_its_method_and_its_path_without_ids_and_query()
    {
        square
            .Answers("""{"objects":[{"type":"ITEM","id":"I1"}]}""")
            .Answers("""{"merchant":{"id":"M1","country":"US"}}""")
            .Answers("{}");
        using var client = square.Client();
        using var spans = new RecordedSpans();

        await client.Catalog.List(s_token, ["ITEM"], "secret-cursor", default);
        await client.Merchants.GetOwn(s_token, default);
        await client.Orders.SearchUpdated(s_token, ["L1"], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), default).ToListAsync();

        Assert.Equal(
            [
                "Square GET /v2/catalog http.request.method=GET url.template=/v2/catalog",
                "Square GET /v2/merchants http.request.method=GET url.template=/v2/merchants",
                "Square POST /v2/orders http.request.method=POST url.template=/v2/orders",
            ],
            spans.All);
    }

    [Fact]
    public async Task All_attempts_are_one_span()
    {
        square.Refuses(HttpStatusCode.TooManyRequests, "RATE_LIMIT_ERROR", "RATE_LIMITED").BreaksOff().Answers("{}");
        using var client = square.Client();
        using var spans = new RecordedSpans();

        await client.Merchants.ListLocations(s_token, default);

        Assert.Equal(3, square.Requests.Count);
        Assert.Equal(["Square GET /v2/locations http.request.method=GET url.template=/v2/locations"], spans.All);
    }

    [Fact]
    public async Task What_Square_refuses_or_does_not_answer_is_a_span_that_has_failed()
    {
        square.Refuses(HttpStatusCode.Unauthorized, "AUTHENTICATION_ERROR", "ACCESS_TOKEN_EXPIRED").BreaksOff().BreaksOff().BreaksOff();
        using var client = square.Client();
        using var spans = new RecordedSpans();

        await Assert.ThrowsAsync<SquareException>(() => client.Merchants.ListLocations(s_token, default));
        await Assert.ThrowsAsync<SquareUnavailableException>(() => client.Merchants.ListLocations(s_token, default));

        Assert.Equal(
            [
                "Square GET /v2/locations failed http.request.method=GET url.template=/v2/locations error.type=SquareException",
                "Square GET /v2/locations failed http.request.method=GET url.template=/v2/locations error.type=SquareUnavailableException",
            ],
            spans.All);
    }
}
