namespace Graph.Lambda.Events;

/// <summary>
/// A request as an Application Load Balancer gives it to a function: with single values, or, where the target group says so, with
/// lists in their place.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html</remarks>
public sealed record LoadBalancerEvent
{
    public required LoadBalancerRequestContext RequestContext { get; init; }

    public required string HttpMethod { get; init; }

    public required string Path { get; init; }

    /// <summary>As they were sent, not decoded; of several values the last.</summary>
    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    /// <summary>As they were sent, not decoded.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueQueryStringParameters { get; init; }

    /// <summary>By names in lower case; of several values the last.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    public string? Body { get; init; }

    /// <summary>The body is base64 of what was sent.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>The body as it was sent.</summary>
    /// <exception cref="MalformedEventException">It says that it is base64 and is not.</exception>
    public byte[] BodyBytes() => EventBody.Bytes(Body, IsBase64Encoded, "a load balancer");

    /// <summary>Queries, headers and bodies are not for logs.</summary>
    public override string ToString() => HttpMethod;
}

public sealed record LoadBalancerRequestContext
{
    public required LoadBalancerTarget Elb { get; init; }
}

public sealed record LoadBalancerTarget
{
    public required string TargetGroupArn { get; init; }
}
