using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Transactions;

/// <summary>
/// Goes on with what nobody has finished: whose message was lost or given up, what waits longer than a message may be worked on, and
/// what timed out and may yet be mined.
/// </summary>
public sealed partial class TransactionSweeper(
    TransactionStore transactions, TransactionProcessor processor, TimeProvider time, ILogger<TransactionSweeper> logger)
{
    /// <summary>A new one has a message on its way, whose turn it is.</summary>
    private static readonly TimeSpan s_firstLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(1);

    /// <summary>How many are looked at at once.</summary>
    private const int Parallelism = 8;

    /// <summary>One that changes with every look does not keep the others from theirs.</summary>
    private const int MostLooks = 10;

    /// <summary>One look at everything that is due.</summary>
    public async ValueTask Sweep(CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(transactions.AllOpen(cancellationToken), options, async (transaction, token) =>
        {
            if (IsDue(transaction))
                await Look(transaction, token);
        });
    }

    private bool IsDue(Transaction transaction)
    {
        var now = time.GetUtcNow();
        return transaction.LookAgainAt is { } due ? now >= due : now >= transaction.CreatedAt + s_firstLook;
    }

    /// <summary>One that cannot be worked on does not keep the others from it.</summary>
    private async ValueTask Look(Transaction indexed, CancellationToken cancellationToken)
    {
        try
        {
            for (var looks = 0; looks < MostLooks; looks++)
            {
                if (await transactions.Get(indexed.Id, cancellationToken) is not { IsOpen: true } transaction)
                    return;
                if (await processor.Advance(transaction, cancellationToken))
                    continue;
                await Postpone(transaction, cancellationToken);
                return;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, indexed.Id);
        }
    }

    /// <summary>What has timed out is looked at ever more rarely; it may be there for good.</summary>
    private async ValueTask Postpone(Transaction transaction, CancellationToken cancellationToken)
    {
        if (transaction.Status != TransactionStatus.Failed)
            return;
        var now = time.GetUtcNow();
        var age = now - transaction.UpdatedAt;
        var wait = age < s_longestWait ? age / 4 : s_longestWait;
        // Not a change that anyone sees, so the version stays; whoever changes it at this moment wins.
        await transactions.Save(transaction, transaction with { LookAgainAt = now + wait }, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Transaction {Id} could not be looked at.")]
    private partial void LogFailed(Exception failure, TransactionId id);
}
