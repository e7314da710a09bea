using System.Net;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>Answers in API Gateway's place what a test tells it to.</summary>
internal sealed class SendingFaults : DelegatingHandler
{
    /// <summary>Given the connection's id and how often something was sent to it before; null lets the request through.</summary>
    public Func<string, int, HttpStatusCode?>? Answer { get; set; }

    private readonly Dictionary<string, int> sent = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var connection = Uri.UnescapeDataString(request.RequestUri!.Segments[^1]);
        return request.Method == HttpMethod.Post && Answer?.Invoke(connection, Count(connection)) is { } status
            ? Task.FromResult(new HttpResponseMessage(status))
            : base.SendAsync(request, cancellationToken);
    }

    private int Count(string connection)
    {
        lock (sent)
        {
            var before = sent.GetValueOrDefault(connection);
            sent[connection] = before + 1;
            return before;
        }
    }
}
