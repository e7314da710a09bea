using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Transactions;

/// <summary>
/// Opens settled transactions again when a later one waits for their nonces: the network has taken back more blocks than were waited
/// for, and nobody else would bring them to nodes again.
/// </summary>
public sealed partial class TransactionReopening(
    TransactionStore transactions, TransactionChain chain, TimeProvider time, ILogger<TransactionReopening> logger)
{
    /// <summary>How many of the user's latest transactions are read; the network takes back the latest only.</summary>
    private const int MostRead = 200;

    /// <summary>What cannot be opened does not keep the one that waits from its deadline.</summary>
    /// <param name="waiting">One whose nonce the chain has not come to.</param>
    /// <param name="open">The nonces below it that have open transactions.</param>
    internal async ValueTask TryReopen(Transaction waiting, ChainView view, HashSet<long> open, CancellationToken cancellationToken)
    {
        try
        {
            await Reopen(waiting, view, open, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotReopened(failure, waiting.Id);
        }
    }

    private async ValueTask Reopen(Transaction waiting, ChainView view, HashSet<long> open, CancellationToken cancellationToken)
    {
        if (open.Count(nonce => nonce >= view.Nonce) >= waiting.Nonce - view.Nonce)
            return;
        await foreach (var settled in transactions.OfUser(waiting.UserId, cancellationToken).Take(MostRead).WithCancellation(cancellationToken))
        {
            if (!settled.IsOpen && settled.ChainId == waiting.ChainId && settled.Nonce >= view.Nonce && settled.Nonce < waiting.Nonce)
                await ReopenIfGone(settled, cancellationToken);
        }
    }

    private async ValueTask ReopenIfGone(Transaction settled, CancellationToken cancellationToken)
    {
        var view = await chain.Look(settled, cancellationToken);
        if (NextStep.Reopened(settled, view, time.GetUtcNow()) is { } open && await transactions.Save(settled, open, cancellationToken))
            LogReopened(settled.Id, settled.BlockNumber);
    }

    [LoggerMessage(LogLevel.Error, "Transaction {Id} waits, and what was settled before it could not be looked at.")]
    private partial void LogNotReopened(Exception failure, TransactionId id);

    [LoggerMessage(LogLevel.Warning, "Transaction {Id} is open again: block {Block}, which had settled it, is gone.")]
    private partial void LogReopened(TransactionId id, long? block);
}
