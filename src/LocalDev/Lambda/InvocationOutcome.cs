namespace Graph.LocalDev.Lambda;

/// <summary>What came of an invocation.</summary>
public abstract record InvocationOutcome
{
    private InvocationOutcome()
    {
    }

    /// <param name="Payload">As the function sent it.</param>
    public sealed record Answered(ReadOnlyMemory<byte> Payload) : InvocationOutcome;

    /// <summary>To who invokes a function <c>X-Amz-Function-Error: Unhandled</c>.</summary>
    /// <param name="Type">Such as <c>Sandbox.Timedout</c>.</param>
    /// <param name="Payload">
    /// JSON: what the function reported, or <c>{"errorType":"…","errorMessage":"…"}</c>.
    /// </param>
    public sealed record Failed(string Type, ReadOnlyMemory<byte> Payload) : InvocationOutcome;

    /// <summary>An answer that is sent while it is made.</summary>
    /// <param name="Body">
    /// To be read to its end, as the function waits for that. Behind what was sent it throws a
    /// <see cref="StreamFailedException"/> where the function failed.
    /// </param>
    public sealed record Streamed(string ContentType, Stream Body) : InvocationOutcome;
}
