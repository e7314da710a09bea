using System.Globalization;
using System.Text;

namespace Graph.Lambda.Runtime.Wire;

/// <summary>
/// The body of a request of which the length is not known: what is written is sent in chunks, at the latest when it is
/// flushed. Nothing at all is sent before that, so that until then the request can be dropped.
/// </summary>
/// <remarks>RFC 9112, section 7.1.</remarks>
internal sealed class ChunkedBody : Stream
{
    private const int RoomForLength = 10;
    private const int LargestChunk = 16 * 1024;

    private readonly Stream transport;
    private readonly byte[] head;
    private readonly byte[] chunk = new byte[RoomForLength + LargestChunk + 2];
    private int written;
    private bool hasEnded;

    /// <param name="head">Of the request, with the empty line that ends it.</param>
    public ChunkedBody(Stream transport, byte[] head) => (this.transport, this.head) = (transport, head);

    /// <summary>Something has been sent, so that the request cannot be taken back.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The connection broke within a chunk: nothing can be said over it any more.</summary>
    public bool IsBroken { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !hasEnded;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Sends what is left, and the end with its trailers.</summary>
    /// <param name="trailers">Fit for fields.</param>
    public void End((string Name, string Value)[] trailers)
    {
        hasEnded = true;
        var end = new StringBuilder("0\r\n");
        foreach (var (name, value) in trailers)
            end.Append(name).Append(": ").Append(value).Append("\r\n");
        Begin();
        transport.Write(Take().Span);
        transport.Write(Encoding.ASCII.GetBytes(end.Append("\r\n").ToString()));
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(hasEnded, this);
        while (buffer.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            buffer = buffer[Keep(buffer.Span)..];
            if (written == LargestChunk)
                await SendAsync();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        // Only before: half a chunk would be the end of the connection.
        cancellationToken.ThrowIfCancellationRequested();
        if (written > 0 && !hasEnded)
            await SendAsync();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(hasEnded, this);
        while (buffer.Length > 0)
        {
            buffer = buffer[Keep(buffer)..];
            if (written == LargestChunk)
                Flush();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        if (written == 0 || hasEnded)
            return;
        Begin();
        transport.Write(Take().Span);
        IsBroken = false;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Keep(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, LargestChunk - written);
        bytes[..count].CopyTo(chunk.AsSpan(RoomForLength + written));
        written += count;
        return count;
    }

    /// <summary>What is kept, as a chunk: its length is written right before it, so that it is sent at once.</summary>
    private ReadOnlyMemory<byte> Take()
    {
        if (written == 0)
            return default;
        Span<byte> length = stackalloc byte[RoomForLength];
        written.TryFormat(length, out var digits, "x", CultureInfo.InvariantCulture);
        "\r\n"u8.CopyTo(length[digits..]);
        var from = RoomForLength - digits - 2;
        length[..(digits + 2)].CopyTo(chunk.AsSpan(from));
        "\r\n"u8.CopyTo(chunk.AsSpan(RoomForLength + written));
        var taken = chunk.AsMemory(from, digits + 2 + written + 2);
        written = 0;
        return taken;
    }

    private async ValueTask SendAsync()
    {
        Begin();
        await transport.WriteAsync(Take());
        IsBroken = false;
    }

    /// <summary>From here on it is broken, until what is sent now has been sent.</summary>
    private void Begin()
    {
        if (IsBroken)
            throw new IOException("The connection to the Runtime API is broken.");
        IsBroken = true;
        if (HasBegun)
            return;
        HasBegun = true;
        transport.Write(head);
    }
}
