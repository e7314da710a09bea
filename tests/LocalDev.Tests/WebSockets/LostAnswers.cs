namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>Keeps answers of DynamoDB from its client, as a broken connection does.</summary>
internal sealed class LostAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Given the operation, such as <c>TransactWriteItems</c>, and the request's JSON.</summary>
    public Func<string, string, bool>? Loses { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[^1];
        var isLost = Loses?.Invoke(operation, await request.Content!.ReadAsStringAsync(cancellationToken)) == true;
        var answer = await base.SendAsync(request, cancellationToken);
        if (!isLost)
            return answer;
        answer.Dispose();
        throw new HttpRequestException("Lost by a test.");
    }
}
