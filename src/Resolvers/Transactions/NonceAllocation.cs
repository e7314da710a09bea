using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

/// <summary>The nonce of a wallet's next transfer, and what the wallet has to remember with it.</summary>
/// <param name="Next">The wallet's next nonce afterwards.</param>
/// <param name="Skipped">The nonces that it has skipped afterwards.</param>
internal sealed record NonceAllocation(long Nonce, long Next, IReadOnlyList<SkippedNonces> Skipped)
{
    /// <summary>So many times is a key used elsewhere, and taken back, within the blocks of one reorganisation.</summary>
    private const int MostRanges = 20;

    /// <param name="mined">How many transactions of the wallet the chain has.</param>
    /// <param name="head">The number of its latest block.</param>
    public static NonceAllocation Of(Wallet wallet, long mined, long head, ProcessingOptions options)
    {
        var next = wallet.NextNonce ?? 0;
        var skipped = wallet.Skipped;
        var lowest = skipped.FirstOrDefault(range => mined < range.End);
        // So many blocks later, what had used them is not on its way any more, and it is not a node that lags.
        if (lowest is not null && head >= lowest.Block + options.BlocksUntilReplaced)
        {
            var nonce = Math.Max(mined, lowest.First);
            var rest = lowest with { First = nonce + 1 };
            return new NonceAllocation(nonce, next, [.. skipped.Select(range => range == lowest ? rest : range).Where(IsLeft)]);
        }
        return mined > next
            ? new NonceAllocation(mined, mined + 1, [.. skipped.TakeLast(MostRanges - 1), new SkippedNonces(next, mined, head)])
            : new NonceAllocation(next, next + 1, skipped);

        bool IsLeft(SkippedNonces range) => range.First < range.End && mined < range.End;
    }
}
