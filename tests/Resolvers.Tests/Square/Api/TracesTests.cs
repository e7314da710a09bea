using System.Net;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Testing;

namespace Graph.Resolvers.Tests.Square.Api;

public sealed class TracesTests : IDisposable
{
    private readonly FakeSquare square = new();

    public void Dispose() => square.Dispose();

    [Fact]
    public async Task A_request_is_a_span_without_ids_and_tokens()
    {
        square.Answers("""{"merchant":{"id":"M1","country":"US"}}""").Refuses(HttpStatusCode.Unauthorized, "AUTHENTICATION_ERROR", "UNAUTHORIZED");
        using var client = square.Client();
        using var spans = new RecordedSpans();

        await client.Merchants.GetOwn(new Secret("EAAA-very-secret"), default);
        await Assert.ThrowsAsync<SquareException>(() => client.Merchants.GetOwn(new Secret("EAAA-very-secret"), default));

        Assert.Equal(
            [
                "Square GET /v2/merchants http.request.method=GET url.template=/v2/merchants",
                "Square GET /v2/merchants failed http.request.method=GET url.template=/v2/merchants error.type=SquareException",
            ],
            spans.All);
    }
}
