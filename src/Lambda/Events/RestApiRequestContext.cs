using System.Text.Json;

namespace Graph.Lambda.Events;

/// <summary>What a REST API knows of a request by itself.</summary>
public sealed record RestApiRequestContext
{
    public string? AccountId { get; init; }

    public string? ApiId { get; init; }

    public string? ResourceId { get; init; }

    public string? ResourcePath { get; init; }

    /// <summary>Where the API was made of an OpenAPI document that names it.</summary>
    public string? OperationName { get; init; }

    /// <summary>With the stage, or with the base path of a custom domain.</summary>
    public string? Path { get; init; }

    public string? Stage { get; init; }

    public string? HttpMethod { get; init; }

    public string? Protocol { get; init; }

    public string? DomainName { get; init; }

    public string? DomainPrefix { get; init; }

    public required string RequestId { get; init; }

    public string? ExtendedRequestId { get; init; }

    /// <summary>Such as <c>02/Jan/2030:03:04:05 +0000</c>.</summary>
    public string? RequestTime { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long RequestTimeEpoch { get; init; }

    public RestApiIdentity? Identity { get; init; }

    /// <summary>What an authorizer said: <c>{"claims":{…}}</c> of Cognito; of a function <c>principalId</c> and its own members.</summary>
    public JsonElement? Authorizer { get; init; }

    /// <summary>Who calls is not for logs.</summary>
    public override string ToString() => RequestId;
}

/// <summary>Who calls, as far as the front knows.</summary>
public sealed record RestApiIdentity
{
    public string? AccessKey { get; init; }

    public string? AccountId { get; init; }

    public string? ApiKey { get; init; }

    public string? ApiKeyId { get; init; }

    public string? Caller { get; init; }

    /// <summary>Of mutual TLS.</summary>
    public JsonElement? ClientCert { get; init; }

    public string? CognitoAuthenticationProvider { get; init; }

    public string? CognitoAuthenticationType { get; init; }

    public string? CognitoIdentityId { get; init; }

    public string? CognitoIdentityPoolId { get; init; }

    public string? PrincipalOrgId { get; init; }

    /// <summary>The client's address, as the front sees it.</summary>
    public required string SourceIp { get; init; }

    public string? User { get; init; }

    public string? UserAgent { get; init; }

    public string? UserArn { get; init; }

    /// <summary>Keys and addresses are not for logs.</summary>
    public override string ToString() => nameof(RestApiIdentity);
}
