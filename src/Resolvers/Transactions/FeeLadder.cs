using System.Numerics;

namespace Graph.Resolvers.Transactions;

/// <summary>What a gas may cost, in wei (EIP-1559).</summary>
/// <param name="Max">With the base fee of the block.</param>
/// <param name="Priority">For who makes the block.</param>
internal sealed record GasFee(BigInteger Max, BigInteger Priority);

/// <summary>
/// The fees of one transfer's transactions, rising, and last the fee of the one that cancels it. Nodes take a transaction in
/// place of another with its nonce only for a tenth more of both fees; each step here is an eighth at least.
/// </summary>
internal static class FeeLadder
{
    /// <summary>In hundredths of the first fee.</summary>
    private static readonly int[] s_steps = [100, 125, 160, 200];

    /// <summary>In wei; so that a hundredth of it is a whole one.</summary>
    private const int SmallestPriority = 100;

    /// <param name="baseFee">Of the next block, in wei for a gas.</param>
    /// <param name="priority">What nodes suggest now, in wei for a gas.</param>
    /// <param name="most">The most that a gas may cost, the cancelling one's too; null for no bound.</param>
    /// <returns>Null when not even the first fee is within the bound.</returns>
    public static IReadOnlyList<GasFee>? Of(BigInteger baseFee, BigInteger priority, BigInteger? most)
    {
        // Twice the base fee lasts for six full blocks, each of which raises it by an eighth.
        var tip = BigInteger.Max(priority, SmallestPriority);
        var first = new GasFee(2 * baseFee + tip, tip);
        var ladder = s_steps
            .Select(step => new GasFee(Part(first.Max, step, 100), Part(first.Priority, step, 100)))
            .TakeWhile(fee => most is null || Above(fee).Max <= most)
            .ToList();
        return ladder.Count == 0 ? null : [.. ladder, Above(ladder[^1])];
    }

    /// <summary>The smallest bound that the first fee is within.</summary>
    public static BigInteger Least(BigInteger baseFee, BigInteger priority) => Of(baseFee, priority, null) is { } ladder ? Above(ladder[0]).Max : 0;

    /// <summary>What nodes take in place of a transaction with this fee.</summary>
    public static GasFee Above(GasFee fee) => new(Part(fee.Max, 9, 8), Part(fee.Priority, 9, 8));

    /// <summary>Rounded up.</summary>
    private static BigInteger Part(BigInteger fee, int numerator, int denominator) => (fee * numerator + denominator - 1) / denominator;
}
