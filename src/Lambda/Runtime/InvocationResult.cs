namespace Graph.Lambda.Runtime;

/// <summary>What a function answers: all at once, or as a stream.</summary>
public abstract record InvocationResult
{
    private InvocationResult()
    {
    }

    /// <param name="payload">JSON in UTF-8, at most 6 MB.</param>
    /// <param name="owner">Of the payload's memory; disposed of when it has been sent.</param>
    public static InvocationResult Of(ReadOnlyMemory<byte> payload, IDisposable? owner = null) => new Buffered(payload, owner);

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

    internal sealed record Buffered(ReadOnlyMemory<byte> Payload, IDisposable? Owner) : InvocationResult;

    internal sealed record Streamed(string ContentType, Func<Stream, CancellationToken, Task> Write) : InvocationResult;
}
