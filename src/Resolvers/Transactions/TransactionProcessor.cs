using Graph.Ethereum.JsonRpc;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Transactions;

/// <summary>
/// Takes a transaction as far on its way as patience allows: look at the chain, write what it says, send what is to be sent. It may
/// be killed anywhere, and run at the same time elsewhere: every write is for the version that was read, and what is sent again is
/// the same signed bytes.
/// </summary>
public sealed partial class TransactionProcessor(
    TransactionStore transactions,
    SignedRungs signed,
    TransactionChain chain,
    TransactionReopening reopening,
    ProcessingOptions options,
    TimeProvider time,
    ILogger<TransactionProcessor> logger)
{
    /// <returns>Whether it is settled; if not, the sweeper goes on with it.</returns>
    public async ValueTask<bool> Process(TransactionId id, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var pause = options.FirstPause;
        while (true)
        {
            if (await transactions.Get(id, cancellationToken) is not { IsOpen: true } transaction)
                return true;
            var hasChanged = await Advance(transaction, cancellationToken);
            if (!hasChanged && transaction.Status != TransactionStatus.Enqueued || time.GetElapsedTime(started) + pause > options.Patience)
                return false;
            pause = hasChanged ? options.FirstPause : pause * 2 < options.LongestPause ? pause * 2 : options.LongestPause;
            if (!hasChanged)
                await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>One look at the chain and what follows from it.</summary>
    /// <returns>Whether anything has changed, so that another look is due at once.</returns>
    public async ValueTask<bool> Advance(Transaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            var view = await chain.Look(transaction, cancellationToken);
            await FillGap(transaction, view, cancellationToken);
            var step = NextStep.Of(transaction, view, time.GetUtcNow(), options);
            if (step.After != transaction)
                await Save(transaction, step.After, cancellationToken);
            else if (step.Send is { } rung)
                return await Send(transaction, rung, cancellationToken);
            return step.After != transaction;
        }
        catch (Exception unavailable) when (unavailable is EthereumUnavailableException or JsonRpcException)
        {
            LogUnavailable(transaction.Id, unavailable.Message);
            return false;
        }
    }

    /// <summary>
    /// A node mines nothing beyond a nonce that it lacks. Where an earlier one has failed and is in no block, what cancels it takes its
    /// place, also where a node still has it: its owner was told that it has failed, and has gone on. Nothing goes on behind one that
    /// has failed itself.
    /// </summary>
    private async ValueTask FillGap(Transaction transaction, ChainView view, CancellationToken cancellationToken)
    {
        if (view.Nonce >= transaction.Nonce || transaction is { Status: TransactionStatus.Failed, IsCancelling: false })
            return;
        var open = new HashSet<long>();
        await foreach (var earlier in transactions.Open(transaction.UserId, transaction.Nonce, cancellationToken))
        {
            open.Add(earlier.Nonce);
            if (earlier is { Status: TransactionStatus.Failed, Mined: null })
                await TryCancel(earlier, cancellationToken);
        }
        await reopening.TryReopen(transaction, view, open, cancellationToken);
    }

    /// <summary>One that cannot be cancelled does not keep the later ones from their deadlines.</summary>
    private async ValueTask TryCancel(Transaction givenUp, CancellationToken cancellationToken)
    {
        try
        {
            var view = await chain.Look(givenUp, cancellationToken);
            if (view.Mined is null && view.Nonce <= givenUp.Nonce && !(givenUp.IsCancelling && view.IsPending))
                await Send(givenUp, givenUp.CancelRung, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotCancelled(failure, givenUp.Id);
        }
    }

    private async ValueTask<bool> Send(Transaction transaction, int rung, CancellationToken cancellationToken)
    {
        var answer = await chain.Send(await signed.Read(transaction.Id, rung, cancellationToken), cancellationToken);
        LogSent(transaction.Id, rung, answer.Outcome);
        var now = time.GetUtcNow();
        var after = NextStep.AfterSending(transaction, rung, answer.Outcome, answer.Text, now);
        if (after == transaction)
            return false;
        // What is on its way again is looked at soon, also when it had been given up for long.
        if (after.LookAgainAt is not null)
            after = after with { LookAgainAt = now };
        await Save(transaction, after, cancellationToken);
        return true;
    }

    /// <summary>When another change came first, the next look starts from that.</summary>
    private async ValueTask Save(Transaction before, Transaction after, CancellationToken cancellationToken)
    {
        if (await transactions.Save(before, after, cancellationToken))
            LogChanged(after.Id, after.Status.ToString(), after.Phase.ToString());
    }

    [LoggerMessage(LogLevel.Information, "Transaction {Id} is {Status}, {Phase}.")]
    private partial void LogChanged(TransactionId id, string status, string phase);

    [LoggerMessage(LogLevel.Debug, "Transaction {Id}: a node was sent rung {Rung} and says {Outcome}.")]
    private partial void LogSent(TransactionId id, int rung, SendOutcome outcome);

    [LoggerMessage(LogLevel.Error, "Transaction {Id} has failed and could not be cancelled, and later ones wait for its nonce.")]
    private partial void LogNotCancelled(Exception failure, TransactionId id);

    [LoggerMessage(LogLevel.Warning, "Transaction {Id} waits: {Reason}")]
    private partial void LogUnavailable(TransactionId id, string reason);
}
