using System.Security.Cryptography;

namespace Graph.Ethereum.Keystores;

/// <summary>
/// Bytes that must not outlive their use: zeroed when disposed, and pinned until then, so that the collector leaves no copies.
/// </summary>
public sealed class SecretBytes(int length) : IDisposable
{
    private readonly byte[] bytes = GC.AllocateArray<byte>(length, pinned: true);
    private bool disposed;

    public int Length => bytes.Length;

    public Span<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return bytes;
        }
    }

    public static SecretBytes CopyOf(ReadOnlySpan<byte> bytes)
    {
        var copy = new SecretBytes(bytes.Length);
        bytes.CopyTo(copy.Span);
        return copy;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(bytes);
        disposed = true;
    }
}
