using Graph.Ethereum.JsonRpc;

namespace Graph.Resolvers.Transactions;

/// <summary>
/// What becomes of a transaction by what the chain says: values in, values out. Whatever was done before a crash, the next look at
/// the chain tells how to go on, as sending the same signed bytes again changes nothing.
/// </summary>
/// <param name="After">The transaction with what is known now.</param>
/// <param name="Send">The rung to be sent to a node; null when there is nothing to do but to wait.</param>
public sealed record NextStep(Transaction After, int? Send = null)
{
    public static NextStep Of(Transaction transaction, ChainView chain, DateTimeOffset now, ProcessingOptions options)
    {
        if (!transaction.IsOpen)
            return new NextStep(transaction);
        if (chain.Mined is { } mined)
            return new NextStep(OfMined(transaction, mined, chain, now, options));
        if (chain.SettledNonce > transaction.Nonce)
            return new NextStep(Settle(transaction, TransactionStatus.Failed, TransactionPhase.Replaced, Messages.Replaced, now));

        // A node that lags does not know the block yet.
        if (transaction.Mined is { } known && chain.Head < known.BlockNumber)
            return new NextStep(transaction);
        var current = BackToPool(transaction, now);
        if (current != transaction)
            return new NextStep(current);
        if (current.Status == TransactionStatus.Enqueued && now >= (current.ReopenedAt ?? current.CreatedAt) + options.Deadline)
            return new NextStep(TimeOut(current, now));
        // Its nonce is used by another transaction in a block that may still go: nothing would be taken.
        if (chain.Nonce > current.Nonce)
            return new NextStep(current);
        return SendIfNeeded(current, chain, now, options);
    }

    /// <summary>What the node's answer to sending a rung makes of the transaction.</summary>
    /// <param name="text">What the node says when it takes none of the rungs.</param>
    public static Transaction AfterSending(Transaction transaction, int rung, SendOutcome outcome, string? text, DateTimeOffset now) => outcome switch
    {
        SendOutcome.Accepted or SendOutcome.AlreadyKnown => InPool(transaction, rung, now),
        SendOutcome.Underpriced or SendOutcome.FeeTooLow => Higher(transaction, rung, now),
        SendOutcome.Invalid when IsNowhere(transaction) => Reject(transaction, text, now),
        // The nonce is used: the next look finds by which. No funds: parked, as what is signed stays valid. No answer: not known.
        _ => transaction,
    };

    /// <summary>
    /// A settled transaction whose block is no longer part of the chain, open again: one that had succeeded is brought to nodes again;
    /// one that had failed stays failed, and can be cancelled.
    /// </summary>
    /// <returns>Null when it is as settled as it was, or the node is too far behind to tell.</returns>
    public static Transaction? Reopened(Transaction settled, ChainView chain, DateTimeOffset now)
    {
        if (settled.IsOpen || chain.Mined is not null || chain.Nonce > settled.Nonce || chain.Head < settled.BlockNumber)
            return null;
        var open = settled with { IsOpen = true, Mined = null, RungSince = null, LookAgainAt = now, ReopenedAt = now };
        return Change(
            settled.Status == TransactionStatus.Succeeded
                ? open with
                {
                    Status = TransactionStatus.Enqueued,
                    Phase = TransactionPhase.Broadcast,
                    Message = null,
                    Rung = settled.Mined?.Rung ?? settled.Rung,
                }
                : open,
            now);
    }

    /// <summary>No node has had any of its rungs, so none can be mined.</summary>
    private static bool IsNowhere(Transaction transaction) =>
        transaction is { Status: TransactionStatus.Enqueued, Phase: TransactionPhase.Signed, Rung: 0, RungSince: null };

    private static Transaction OfMined(
        Transaction transaction, MinedRung mined, ChainView chain, DateTimeOffset now, ProcessingOptions options)
    {
        var isSettled = chain.Head >= mined.BlockNumber + options.Confirmations - 1;
        if (!isSettled)
            return mined == transaction.Mined && transaction.Phase == TransactionPhase.Mined
                ? transaction
                : Change(transaction with { Phase = TransactionPhase.Mined, Mined = mined }, now);

        var settled = transaction with { Mined = mined };
        if (mined.Rung >= transaction.CancelRung)
            return Settle(settled, TransactionStatus.Failed, TransactionPhase.Replaced, Messages.Cancelled, now);
        return mined.Succeeded
            ? Settle(settled, TransactionStatus.Succeeded, TransactionPhase.Confirmed, Messages.Succeeded, now)
            : Settle(settled, TransactionStatus.Failed, TransactionPhase.Confirmed, Messages.Reverted, now);
    }

    /// <summary>Its block is no longer part of the chain, and nodes do not put what was in it back into their pools.</summary>
    private static Transaction BackToPool(Transaction transaction, DateTimeOffset now)
    {
        if (transaction.Phase != TransactionPhase.Mined)
            return transaction;
        var back = transaction with { Mined = null, RungSince = null, ReopenedAt = now };
        return Change(back with { Phase = back.Status == TransactionStatus.Failed ? TransactionPhase.TimedOut : TransactionPhase.Broadcast }, now);
    }

    private static NextStep SendIfNeeded(Transaction transaction, ChainView chain, DateTimeOffset now, ProcessingOptions options)
    {
        // Reported as failed, so it is not brought to nodes again, unless its owner has asked for what cancels it.
        if (transaction.Status == TransactionStatus.Failed && !transaction.IsCancelling)
            return new NextStep(transaction);
        if (!chain.IsPending)
            return new NextStep(transaction, transaction.Rung);
        // It was sent, and who sent it ended before that was written.
        if (transaction.RungSince is null)
            return new NextStep(InPool(transaction, transaction.Rung, now));
        var isStuck = now >= transaction.RungSince + options.SpeedUpAfter;
        return isStuck && transaction.Rung + 1 < transaction.CancelRung
            ? new NextStep(transaction, transaction.Rung + 1)
            : new NextStep(transaction);
    }

    private static Transaction InPool(Transaction transaction, int rung, DateTimeOffset now)
    {
        var phase = transaction.Status == TransactionStatus.Failed ? transaction.Phase : TransactionPhase.Broadcast;
        if (transaction.Phase == phase && transaction.Rung == rung && transaction.RungSince is not null)
            return transaction;
        return Change(transaction with { Phase = phase, Rung = rung, RungSince = now }, now);
    }

    private static Transaction Higher(Transaction transaction, int rung, DateTimeOffset now)
    {
        var next = rung + 1;
        return next < transaction.CancelRung && transaction.Rung <= rung
            ? Change(transaction with { Rung = next, RungSince = null }, now)
            : transaction;
    }

    private static Transaction TimeOut(Transaction transaction, DateTimeOffset now) => Change(
        transaction with { Status = TransactionStatus.Failed, Phase = TransactionPhase.TimedOut, Message = Messages.TimedOut }, now);

    /// <summary>Its nonce is not used by that, so it stays open: what cancels it fills the gap when a later one needs it.</summary>
    private static Transaction Reject(Transaction transaction, string? text, DateTimeOffset now) => Change(
        transaction with { Status = TransactionStatus.Failed, Phase = TransactionPhase.Rejected, Message = Messages.Rejected(text) }, now);

    private static Transaction Settle(
        Transaction transaction, TransactionStatus status, TransactionPhase phase, string message, DateTimeOffset now) =>
        Change(transaction with { Status = status, Phase = phase, Message = message, IsOpen = false, LookAgainAt = null }, now);

    private static Transaction Change(Transaction transaction, DateTimeOffset now) =>
        transaction with { UpdatedAt = now, Version = transaction.Version + 1 };

    private static class Messages
    {
        public const string Succeeded = "Transaction succeeded";
        public const string Reverted = "Transaction failed";
        public const string TimedOut = "Transaction timed out after 5 minutes";
        public const string Replaced = "Transaction replaced";
        public const string Cancelled = "Transaction cancelled";

        public static string Rejected(string? text) => text is { Length: > 0 } ? $"Transaction rejected: {text}" : "Transaction rejected";
    }
}
