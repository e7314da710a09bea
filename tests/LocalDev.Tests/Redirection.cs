namespace Graph.LocalDev.Tests;

/// <summary>Sends requests to where a server is now, and counts them by operation; can break the connection.</summary>
internal sealed class Redirection(Uri endpoint) : DelegatingHandler(new SocketsHttpHandler())
{
    private int looks;

    public Uri Endpoint { get; set; } = endpoint;

    /// <summary>Asked with the operation, such as <c>SendMessage</c>; true breaks the connection before the request.</summary>
    public Func<string, bool> Breaks { get; set; } = _ => false;

    /// <summary>How often records were asked for.</summary>
    public int Looks => Volatile.Read(ref looks);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
        if (operation == "GetRecords")
            Interlocked.Increment(ref looks);
        if (Breaks(operation))
            throw new HttpRequestException("Broken by a test.");
        request.RequestUri = Endpoint;
        return base.SendAsync(request, cancellationToken);
    }
}
