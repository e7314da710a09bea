using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Graph.Ethereum.Keystores;

/// <summary>
/// Memory of the operating system instead of the collector's: megabytes of it go back at once, zeroed, and move nothing.
/// </summary>
internal sealed unsafe class WipedMemory(int vectors) : IDisposable
{
    private const int CacheLine = 64;

    private void* start = NativeMemory.AlignedAlloc((nuint)vectors * (nuint)sizeof(Vector128<uint>), CacheLine);

    public Span<Vector128<uint>> Vectors => start is null ? [] : new(start, vectors);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(Vectors));
        NativeMemory.AlignedFree(start);
        start = null;
    }
}
