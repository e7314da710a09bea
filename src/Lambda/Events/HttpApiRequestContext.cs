using System.Text.Json;

namespace Graph.Lambda.Events;

/// <summary>What an HTTP API, or a function's URL, knows of a request by itself.</summary>
public sealed record HttpApiRequestContext
{
    public string? AccountId { get; init; }

    public string? ApiId { get; init; }

    /// <summary>Of mutual TLS: <c>{"clientCert":{…}}</c>.</summary>
    public JsonElement? Authentication { get; init; }

    /// <summary><c>{"jwt":{"claims":{…},"scopes":[…]}}</c>, <c>{"lambda":{…}}</c> or <c>{"iam":{…}}</c>.</summary>
    public JsonElement? Authorizer { get; init; }

    /// <summary>Of a URL <c>{id}.lambda-url.{region}.on.aws</c>.</summary>
    public string? DomainName { get; init; }

    public string? DomainPrefix { get; init; }

    public required HttpApiRequestLine Http { get; init; }

    public string? RequestId { get; init; }

    public string? RouteKey { get; init; }

    public string? Stage { get; init; }

    /// <summary>Such as <c>02/Jan/2030:03:04:05 +0000</c>.</summary>
    public string? Time { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long TimeEpoch { get; init; }

    /// <summary>Who calls is not for logs.</summary>
    public override string ToString() => RequestId ?? "";
}

public sealed record HttpApiRequestLine
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public string? Protocol { get; init; }

    /// <summary>The client's address, as the front sees it.</summary>
    public string? SourceIp { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>Paths are not for logs.</summary>
    public override string ToString() => Method;
}
