using System.Net;
using System.Text;

namespace Graph.Gateway.Tests.Auth;

/// <summary>The network as far as key retrieval sees it: answers by address, and counts what is asked.</summary>
internal sealed class StubIssuer : HttpMessageHandler
{
    public Dictionary<string, Func<HttpResponseMessage>> Answers { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>When set, no answer comes before this is done.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Requests)
            Requests.Add(request.RequestUri!.AbsoluteUri);
        if (Gate is { } gate)
            await gate.Task.WaitAsync(cancellationToken);
        return Answers.TryGetValue(request.RequestUri.AbsoluteUri, out var answer)
            ? answer()
            : throw new HttpRequestException("Connection refused");
    }
}
