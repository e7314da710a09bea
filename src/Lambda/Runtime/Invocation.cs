namespace Graph.Lambda.Runtime;

/// <summary>What a function is asked to do once, as the Runtime API gives it.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-next</remarks>
public sealed record Invocation
{
    /// <summary><c>Lambda-Runtime-Aws-Request-Id</c></summary>
    public required string RequestId { get; init; }

    /// <summary>The event: JSON in UTF-8. Good until the invocation is answered.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>When Lambda ends the function: <c>Lambda-Runtime-Deadline-Ms</c>.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary><c>Lambda-Runtime-Invoked-Function-Arn</c></summary>
    public string FunctionArn { get; init; } = "";

    /// <summary>Of X-Ray: <c>Root=…;Parent=…;Sampled=…</c>.</summary>
    public string? TraceId { get; init; }

    /// <summary>The first of this process.</summary>
    public bool IsColdStart { get; init; }

    /// <summary>Payloads are not for logs.</summary>
    public override string ToString() => RequestId;
}
