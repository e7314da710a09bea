namespace Graph.Lambda.Events;

/// <summary>
/// What a function answers to a <see cref="LoadBalancerEvent"/>, 1 MB at most. The load balancer reads the lists if it sent lists,
/// and else the single values.
/// </summary>
public sealed record LoadBalancerResponse
{
    public required int StatusCode { get; init; }

    /// <summary>With the status: <c>200 OK</c>.</summary>
    public string? StatusDescription { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    public string? Body { get; init; }

    public bool IsBase64Encoded { get; init; }

    /// <summary>Where a browser is sent to, and what it is to keep, is not for logs.</summary>
    public override string ToString() => $"{StatusCode}";
}
