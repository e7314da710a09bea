using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

/// <summary>The nonce of a wallet's next transfer, and what the wallet has to remember with it.</summary>
/// <param name="Next">The wallet's next nonce afterwards.</param>
/// <param name="Skipped">The nonces that it has skipped afterwards.</param>
internal sealed record NonceAllocation(long Nonce, long Next, SkippedNonces? Skipped)
{
    /// <param name="mined">How many transactions of the wallet the chain has.</param>
    /// <param name="head">The number of its latest block.</param>
    public static NonceAllocation Of(Wallet wallet, long mined, long head, ProcessingOptions options)
    {
        var next = wallet.NextNonce ?? 0;
        // So many blocks later, what had used them is not on its way any more, and it is not a node that lags.
        if (wallet.Skipped is { } skipped && mined < skipped.End && head >= skipped.Block + options.BlocksUntilReplaced)
        {
            var first = Math.Max(mined, skipped.First);
            return new NonceAllocation(first, next, first + 1 < skipped.End ? skipped with { First = first + 1 } : null);
        }
        return mined > next
            ? new NonceAllocation(mined, mined + 1, new SkippedNonces(next, mined, head))
            : new NonceAllocation(next, next + 1, wallet.Skipped);
    }
}
