namespace Graph.Lambda.Tests.Runtime.Wire;

/// <summary>Gives bytes as a connection does: in pieces of any size, and then its end.</summary>
internal sealed class PiecesStream(byte[] bytes, IReadOnlyList<int> sizes) : Stream
{
    private readonly MemoryStream source = new(bytes);
    private int piece;

    public PiecesStream(byte[] bytes)
        : this(bytes, [int.MaxValue])
    {
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        source.Read(buffer, offset, Math.Min(count, Math.Max(1, sizes[piece++ % sizes.Count])));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
