using System.Buffers;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>The bytes of a request's body, in a rented array.</summary>
internal sealed class RequestBody(byte[] buffer, int length)
{
    private byte[]? buffer = buffer;

    public static RequestBody Empty => new([], 0);

    public int Length { get; set; } = length;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, Length);

    public Span<byte> Writable => buffer.AsSpan(0, Length);

    /// <summary>Only when nobody can read it any more.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref buffer, null) is { Length: > 0 } rented)
            ArrayPool<byte>.Shared.Return(rented);
    }
}
