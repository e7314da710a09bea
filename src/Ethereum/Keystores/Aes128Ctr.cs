using System.Security.Cryptography;

namespace Graph.Ethereum.Keystores;

/// <summary>AES-128 in counter mode (NIST SP 800-38A, section 6.5), which encrypts as it decrypts.</summary>
internal static class Aes128Ctr
{
    private const int BlockLength = 16;

    /// <param name="counter">The first counter, 16 bytes.</param>
    public static void Transform(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> input, Span<byte> output)
    {
        using var aes = Aes.Create();
        var keyBytes = key.ToArray();
        aes.Key = keyBytes;
        Span<byte> current = stackalloc byte[BlockLength];
        Span<byte> stream = stackalloc byte[BlockLength];
        counter.CopyTo(current);
        for (var start = 0; start < input.Length; start += BlockLength)
        {
            aes.EncryptEcb(current, stream, PaddingMode.None);
            for (var i = start; i < Math.Min(start + BlockLength, input.Length); i++)
                output[i] = (byte)(input[i] ^ stream[i - start]);
            for (var i = BlockLength - 1; i >= 0 && ++current[i] == 0; i--)
            {
            }
        }
        CryptographicOperations.ZeroMemory(keyBytes);
        CryptographicOperations.ZeroMemory(stream);
    }
}
