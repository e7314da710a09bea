namespace Graph.Ethereum.Keystores;

/// <summary>RFC 7914, section 2.</summary>
/// <param name="N">The cost: a power of two, greater than 1.</param>
/// <param name="R">The size of a block, in units of 128 bytes.</param>
/// <param name="P">How often the work is done, one after the other.</param>
public readonly record struct ScryptParameters(int N, int R, int P)
{
    private const long MostBytesOfBlocks = 1 << 20;
    private const long MostBytesOfTable = 1L << 30;

    /// <summary>What ethers and geth write: 128 MiB of work, less memory (see <see cref="Scrypt"/>).</summary>
    public static ScryptParameters Export { get; } = new(1 << 17, 8, 1);

    /// <summary>In bytes.</summary>
    internal long BlockLength => 128L * R;

    /// <summary>
    /// What <see cref="Scrypt"/> computes: RFC 7914's conditions, but for N below 2^(16 r), which the example of the keystore's
    /// definition does not keep; and small enough for its buffers (128 r p is at most 1 MiB, 128 r N at most 1 GiB).
    /// </summary>
    internal bool AreComputable =>
        N > 1 && int.IsPow2(N) && R > 0 && P > 0 && BlockLength <= MostBytesOfBlocks / P && BlockLength <= MostBytesOfTable / N;
}
