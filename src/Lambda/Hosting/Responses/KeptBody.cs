using System.Buffers;
using System.IO.Pipelines;

namespace Graph.Lambda.Hosting.Responses;

/// <summary>
/// Keeps what is written until it is taken as a whole. Of more than can be sent only the length is kept.
/// </summary>
/// <remarks>
/// One writes, and another may take what was flushed at any time, once; what is written after that is lost. Only between these
/// two is there a lock.
/// </remarks>
/// <param name="most">In bytes.</param>
internal sealed class KeptBody(int most) : PipeWriter
{
    private const int FirstRoom = 4 * 1024;

    private readonly Lock buffers = new();
    private byte[] buffer = [];
    private int written;
    private int flushed;
    private long dropped;
    private bool isTaken;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => written - flushed;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(Math.Max(1, sizeHint));
        return buffer.AsMemory(written);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bytes, (uint)(buffer.Length - written), nameof(bytes));
        written += bytes;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        lock (buffers)
        {
            if (isTaken)
                // What was taken is still being read.
                buffer = [];
            if (written > most || isTaken)
            {
                dropped += written;
                written = 0;
            }
            flushed = written;
            return new ValueTask<FlushResult>(new FlushResult(isCanceled: false, isCompleted: isTaken));
        }
    }

    public override void CancelPendingFlush()
    {
        // None is ever pending.
    }

    public override void Complete(Exception? exception = null)
    {
        // It is taken, not read.
    }

    /// <summary>What was flushed, and how many bytes were written in all, with those that were too many to be kept.</summary>
    public (ReadOnlyMemory<byte> Bytes, long Length) Take()
    {
        lock (buffers)
        {
            isTaken = true;
            return (buffer.AsMemory(0, dropped > 0 ? 0 : flushed), dropped + flushed);
        }
    }

    /// <summary>Only when nobody writes any more.</summary>
    public void Release()
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void MakeRoom(int size)
    {
        if (buffer.Length - written >= size)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(written + size), Math.Max(FirstRoom, 2 * buffer.Length)));
        lock (buffers)
        {
            buffer.AsSpan(0, written).CopyTo(larger);
            if (buffer.Length > 0 && !isTaken)
                ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }
}
