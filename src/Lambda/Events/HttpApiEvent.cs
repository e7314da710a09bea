using System.Collections.ObjectModel;

namespace Graph.Lambda.Events;

/// <summary>A request as an HTTP API of API Gateway, or a function's URL, gives it to a function (payload format 2.0).</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html</remarks>
public sealed record HttpApiEvent
{
    public string Version { get => field ?? "2.0"; init; }

    /// <summary>Method and path of the route that was taken, such as <c>GET /auth/success</c>; <c>$default</c> for all else.</summary>
    public required string RouteKey { get; init; }

    /// <summary>With the stage, where that is not <c>$default</c>.</summary>
    public required string RawPath { get; init; }

    /// <summary>Without the question mark, as it was sent.</summary>
    public string RawQueryString { get => field ?? ""; init; }

    /// <summary>Each as <c>name=value</c>; they are not among the headers.</summary>
    public IReadOnlyList<string> Cookies { get => field ?? []; init; }

    /// <summary>By names in lower case. Several values of one are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>Decoded. Several values of one are joined by commas.</summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>What stood in the path for the names in the route, such as <c>proxy</c> for <c>{proxy+}</c>.</summary>
    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }

    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    /// <summary>Null only where somebody else than AWS made the event.</summary>
    public HttpApiRequestContext? RequestContext { get; init; }

    public string? Body { get; init; }

    /// <summary>The body is base64 of what was sent.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>The body as it was sent.</summary>
    /// <exception cref="MalformedEventException">It says that it is base64 and is not.</exception>
    public byte[] BodyBytes() => EventBody.Bytes(Body, IsBase64Encoded, "an HTTP API");

    /// <summary>The first cookie of the name; null when there is none.</summary>
    public string? Cookie(string name)
    {
        foreach (var cookie in Cookies)
        {
            if (cookie.Length > name.Length && cookie[name.Length] == '=' && cookie.StartsWith(name, StringComparison.Ordinal))
                return cookie[(name.Length + 1)..];
        }
        return null;
    }

    /// <summary>Queries, cookies and bodies are not for logs.</summary>
    public override string ToString() => RouteKey;
}
