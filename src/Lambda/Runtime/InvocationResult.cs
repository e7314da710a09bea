namespace Graph.Lambda.Runtime;

/// <summary>What a function answers: all at once, or as a stream.</summary>
public abstract record InvocationResult
{
    private InvocationResult()
    {
    }

    /// <param name="payload">JSON in UTF-8, at most 6 MB.</param>
    public static InvocationResult Of(ReadOnlyMemory<byte> payload) => new Buffered(payload);

    /// <param name="contentType">Such as <c>application/vnd.awslambda.http-integration-response</c>.</param>
    /// <param name="write">Writes all of it; what it throws is reported behind what is written already.</param>
    public static InvocationResult Stream(string contentType, Func<Stream, CancellationToken, Task> write) => new Streamed(contentType, write);

    internal sealed record Buffered(ReadOnlyMemory<byte> Payload) : InvocationResult;

    internal sealed record Streamed(string ContentType, Func<Stream, CancellationToken, Task> Write) : InvocationResult;
}
