using System.IO.Pipelines;

namespace Graph.Lambda.Hosting.Responses;

/// <summary>Takes the bytes of a response's body: starts the response before the first is sent, and counts them.</summary>
internal sealed class ResponseBody(ResponseFeature response, PipeWriter kept) : PipeWriter
{
    private bool isComplete;

    /// <summary>In bytes, what is not yet flushed too.</summary>
    public long Length { get; private set; }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => kept.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => kept.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => kept.GetSpan(sizeHint);

    public override void Advance(int bytes)
    {
        if (isComplete)
            throw new InvalidOperationException("The response is complete.");
        if (response.Headers.ContentLength is { } most && Length + bytes > most)
            throw new InvalidOperationException($"The response has {Length + bytes} bytes or more; its Content-Length says {most}.");
        kept.Advance(bytes);
        Length += bytes;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<FlushResult>(cancellationToken);
        var start = response.StartAsync(cancellationToken);
        return start.IsCompletedSuccessfully ? Flush(cancellationToken) : FlushAfter(start, cancellationToken);
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<FlushResult>(cancellationToken);
        // The headers first: in what is called before the start they can change, and with them the length.
        var start = response.StartAsync(cancellationToken);
        if (!start.IsCompletedSuccessfully)
            return WriteAfter(start, source, cancellationToken);
        Copy(source.Span);
        return Flush(cancellationToken);
    }

    public override void CancelPendingFlush() => kept.CancelPendingFlush();

    /// <summary>What the application has completed takes no more; it is sent when the application has ended.</summary>
    public override void Complete(Exception? exception = null) => isComplete = true;

    /// <summary>Passes on what the application has left without a flush.</summary>
    public async ValueTask Finish()
    {
        if (kept.UnflushedBytes > 0 && response.CanHaveBody)
            await kept.FlushAsync();
    }

    private async ValueTask<FlushResult> FlushAfter(Task start, CancellationToken cancellationToken)
    {
        await start;
        return await Flush(cancellationToken);
    }

    private async ValueTask<FlushResult> WriteAfter(Task start, ReadOnlyMemory<byte> source, CancellationToken cancellationToken)
    {
        await start;
        Copy(source.Span);
        return await Flush(cancellationToken);
    }

    private ValueTask<FlushResult> Flush(CancellationToken cancellationToken) =>
        kept.UnflushedBytes == 0 || response.CanHaveBody || response.IsHead
            ? kept.FlushAsync(cancellationToken)
            : throw new InvalidOperationException($"A response of status {response.StatusCode} has no body.");

    private void Copy(ReadOnlySpan<byte> source)
    {
        while (source.Length > 0)
        {
            var room = kept.GetSpan(source.Length);
            var count = Math.Min(room.Length, source.Length);
            source[..count].CopyTo(room);
            Advance(count);
            source = source[count..];
        }
    }
}
