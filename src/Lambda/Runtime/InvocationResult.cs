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
    /// <param name="write">
    /// Writes all of it; what is flushed is on its way. What it throws is reported behind what is written already. Its token is
    /// that of the invocation.
    /// </param>
    /// <exception cref="ArgumentException">The content type cannot be a field of HTTP.</exception>
    public static InvocationResult Stream(string contentType, Func<Stream, CancellationToken, Task> write) =>
        contentType.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? throw new ArgumentException("A content type has only printable characters of ASCII.", nameof(contentType))
            : new Streamed(contentType, write);

    internal sealed record Buffered(ReadOnlyMemory<byte> Payload) : InvocationResult;

    internal sealed record Streamed(string ContentType, Func<Stream, CancellationToken, Task> Write) : InvocationResult;
}
