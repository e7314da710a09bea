using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Tests.Square.Api;

/// <summary>Answers in the place of Square with what it is given, one after another, and keeps what it was asked.</summary>
internal sealed class FakeSquare : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<HttpResponseMessage>> answers = new();

    public List<Asked> Requests { get; } = [];

    public SquareClient Client(TimeProvider? time = null) => new(
        new SquareOptions
        {
            AttemptTimeout = TimeSpan.FromSeconds(2),
            TotalTimeout = TimeSpan.FromSeconds(10),
            RetryDelay = TimeSpan.FromMilliseconds(1),
        },
        time ?? TimeProvider.System,
        this);

    public FakeSquare Answers(string json, HttpStatusCode status = HttpStatusCode.OK, string? retryAfter = null)
    {
        answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            if (retryAfter is not null)
                response.Headers.Add("Retry-After", retryAfter);
            return response;
        });
        return this;
    }

    public FakeSquare Refuses(HttpStatusCode status, string category, string code, string? retryAfter = null) => Answers(
        $$"""{"errors":[{"category":"{{category}}","code":"{{code}}","detail":"What was sent is not good."}]}""", status, retryAfter);

    public FakeSquare BreaksOff()
    {
        answers.Enqueue(() => throw new HttpRequestException(HttpRequestError.ConnectionError));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new Asked(
            $"{request.Method} {request.RequestUri!.AbsoluteUri}",
            request.Headers.Authorization?.ToString(),
            string.Join(',', request.Headers.GetValues("Square-Version")),
            body is null ? null : JsonNode.Parse(body)));
        return answers.TryDequeue(out var answer) ? answer() : throw new InvalidOperationException("Nothing more is expected to be asked.");
    }

    internal sealed record Asked(string Line, string? Authorization, string Version, JsonNode? Body);
}
