using System.Buffers;

namespace Graph.Lambda.Hosting.Responses;

/// <summary>A payload in an array that is used again: large ones would cost a collection of all memory every few responses.</summary>
internal sealed class RentedBytes(int length) : IDisposable
{
    private byte[]? array = ArrayPool<byte>.Shared.Rent(length);

    public Span<byte> Span => array.AsSpan(0, length);

    public ReadOnlyMemory<byte> Memory => array.AsMemory(0, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref array, null) is { } rented)
            ArrayPool<byte>.Shared.Return(rented);
    }
}
