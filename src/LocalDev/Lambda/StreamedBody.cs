using System.IO.Pipelines;

namespace Graph.LocalDev.Lambda;

/// <summary>
/// The body of an answer on its way from the function to who invoked it. It holds some 64 KB; then the function waits. Who does
/// not want more disposes of it, and the function goes on for nobody, as on Lambda.
/// </summary>
internal sealed class StreamedBody : Stream
{
    private readonly Pipe pipe = new();
    private readonly Stream source;
    private InvocationOutcome.Failed? failure;

    public StreamedBody() => source = pipe.Reader.AsStream();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Takes what the function sends, to its end.</summary>
    public async Task Fill(Stream sent, CancellationToken cancellationToken)
    {
        var isWanted = true;
        while (true)
        {
            var read = await sent.ReadAsync(pipe.Writer.GetMemory(4096), cancellationToken);
            if (read == 0)
                return;
            if (!isWanted)
                continue;
            pipe.Writer.Advance(read);
            isWanted = !(await pipe.Writer.FlushAsync(cancellationToken)).IsCompleted;
        }
    }

    /// <param name="failed">Thrown to who reads, behind all that was sent.</param>
    public void End(InvocationOutcome.Failed? failed)
    {
        failure = failed;
        pipe.Writer.Complete();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        AtEnd(await source.ReadAsync(buffer, cancellationToken), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => AtEnd(source.Read(buffer, offset, count), count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    private int AtEnd(int read, int wanted) =>
        read == 0 && wanted > 0 && failure is not null ? throw new StreamFailedException(failure) : read;
}
