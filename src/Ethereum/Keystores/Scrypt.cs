using System.Security.Cryptography;

namespace Graph.Ethereum.Keystores;

/// <summary>
/// RFC 7914, with less memory than it names where wanted: of the table V only every k-th block is kept and the others are
/// computed again when they are looked up, which gives the same key. N = 2^17, r = 8 takes 64 MiB so, at about the same speed.
/// </summary>
public static class Scrypt
{
    /// <summary>In bytes.</summary>
    public const long DefaultMemoryBudget = 64L << 20;

    /// <param name="output">Is filled, whatever its length.</param>
    /// <param name="memoryBudget">
    /// For the table, in bytes; a sixteenth of 128 N r is used at least, so that little memory cannot cost time without end.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The parameters are not RFC 7914's or larger than is computed here.</exception>
    public static void DeriveKey(
        ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, ScryptParameters parameters, Span<byte> output,
        long memoryBudget = DefaultMemoryBudget, CancellationToken cancellationToken = default)
    {
        if (!parameters.AreComputable)
            throw new ArgumentOutOfRangeException(nameof(parameters), parameters, "scrypt: N is a power of two; 128 r p is at most 1 MiB, 128 N r at most 1 GiB.");

        var blockLength = (int)parameters.BlockLength;
        // A copy that the collector leaves of them would let passwords be tried without scrypt's work.
        using var blocks = new SecretBytes(blockLength * parameters.P);
        Rfc2898DeriveBytes.Pbkdf2(password, salt, blocks.Span, 1, HashAlgorithmName.SHA256);
        using var mix = new ScryptMix(parameters.N, parameters.R, Stride(parameters, memoryBudget));
        for (var start = 0; start < blocks.Length; start += blockLength)
            mix.Mix(blocks.Span.Slice(start, blockLength), cancellationToken);
        Rfc2898DeriveBytes.Pbkdf2(password, blocks.Span, output, 1, HashAlgorithmName.SHA256);
    }

    /// <summary>Of how many blocks one is kept: a power of two.</summary>
    internal static int Stride(ScryptParameters parameters, long memoryBudget)
    {
        const int Widest = 16;
        var stride = 1;
        while (stride < Widest && stride < parameters.N && parameters.BlockLength * parameters.N / stride > memoryBudget)
            stride *= 2;
        return stride;
    }
}
