using System.Buffers.Binary;

namespace Graph.LocalDev.WebSockets;

/// <summary>A frame is larger than API Gateway takes: its sender has to split the message.</summary>
internal sealed class FrameTooLargeException : IOException;

/// <summary>Lets bytes of a WebSocket through and refuses frames that are too large. It follows their headers (RFC 6455, section 5.2).</summary>
internal sealed class FrameLimit(Stream inner, int largest) : Stream
{
    private const int MaskLength = 4;

    /// <summary>A close frame with status 1009; what reads above it could not send one any more.</summary>
    private static readonly byte[] s_tooBig = [0x88, 0x02, 0x03, 0xF1];

    private readonly byte[] header = new byte[14];
    private int headerLength;
    private long payloadLeft;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        if (Follow(buffer.Span[..read]))
            return read;
        await inner.WriteAsync(s_tooBig, cancellationToken);
        await inner.FlushAsync(cancellationToken);
        throw new FrameTooLargeException();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, offset, count, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    /// <returns>False when a frame is too large.</returns>
    private bool Follow(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (payloadLeft > 0)
            {
                var passed = (int)Math.Min(payloadLeft, bytes.Length);
                payloadLeft -= passed;
                bytes = bytes[passed..];
                continue;
            }
            header[headerLength++] = bytes[0];
            bytes = bytes[1..];
            if (headerLength >= 2 && headerLength == HeaderLength() && !BeginPayload())
                return false;
        }
        return true;
    }

    private bool BeginPayload()
    {
        payloadLeft = (header[1] & 0x7f) switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)),
            127 => (long)BinaryPrimitives.ReadUInt64BigEndian(header.AsSpan(2)),
            var length => length,
        };
        headerLength = 0;
        return payloadLeft >= 0 && payloadLeft <= largest;
    }

    private int HeaderLength() => 2 + (header[1] & 0x7f) switch { 126 => 2, 127 => 8, _ => 0 } + ((header[1] & 0x80) != 0 ? MaskLength : 0);
}
