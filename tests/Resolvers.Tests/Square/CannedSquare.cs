using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Graph.Resolvers.Tests.Square;

/// <summary>Answers in the place of Square by path, as often as it is asked, and keeps what it was asked.</summary>
internal sealed class CannedSquare : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Func<Asked, (HttpStatusCode, string)>> answers = new();
    private readonly ConcurrentQueue<Asked> requests = new();

    public IReadOnlyList<Asked> Requests => [.. requests];

    /// <param name="line">Method and path, such as <c>GET /v2/locations</c>.</param>
    public CannedSquare On(string line, Func<Asked, string> answer)
    {
        answers[line] = asked => (HttpStatusCode.OK, answer(asked));
        return this;
    }

    public CannedSquare Refuses(string line, HttpStatusCode status, string code)
    {
        answers[line] = _ => (status, $$"""{"errors":[{"category":"INVALID_REQUEST_ERROR","code":"{{code}}","detail":"Told in detail.","field":"item_data.name"}]}""");
        return this;
    }

    /// <summary>How often something was asked since the last <see cref="Forget"/>.</summary>
    public int Count(string line) => requests.Count(asked => asked.Line == line);

    public void Forget() => requests.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        var asked = new Asked($"{request.Method} {request.RequestUri!.AbsolutePath}", request.Headers.Authorization?.Parameter, body);
        requests.Enqueue(asked);
        var (status, json) = answers.TryGetValue(asked.Line, out var answer)
            ? answer(asked)
            : throw new InvalidOperationException($"Nobody said what Square answers to {asked.Line}.");
        return new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }

    internal sealed record Asked(string Line, string? Token, JsonNode? Body);
}
