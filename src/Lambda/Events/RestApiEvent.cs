namespace Graph.Lambda.Events;

/// <summary>
/// A request as a REST API of API Gateway gives it to a function (payload format 1.0). So does an HTTP API that is set to this
/// format; it adds the version.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html</remarks>
public sealed record RestApiEvent
{
    /// <summary><c>1.0</c> of an HTTP API; null of a REST API.</summary>
    public string? Version { get; init; }

    /// <summary>The resource that was taken, such as <c>/orders/{proxy+}</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>Without the stage; with the base path of a custom domain.</summary>
    public required string Path { get; init; }

    public required string HttpMethod { get; init; }

    /// <summary>By names as they were sent; of several values the last.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>Decoded; of several values the last.</summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>Decoded.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueQueryStringParameters { get; init; }

    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }

    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    public required RestApiRequestContext RequestContext { get; init; }

    public string? Body { get; init; }

    /// <summary>The body is base64 of what was sent.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>The body as it was sent.</summary>
    /// <exception cref="MalformedEventException">It says that it is base64 and is not.</exception>
    public byte[] BodyBytes() => EventBody.Bytes(Body, IsBase64Encoded, "a REST API");

    /// <summary>Queries, headers and bodies are not for logs.</summary>
    public override string ToString() => $"{HttpMethod} {Resource}";
}
