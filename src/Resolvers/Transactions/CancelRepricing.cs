using System.Numerics;
using System.Security.Cryptography;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.Ethereum.Keys;
using Graph.Resolvers.Users;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Transactions;

/// <summary>
/// Signs anew, at the price of now, what cancels transfers that were given up. A later transfer waits for their nonces, and they were
/// given up as a rule because the price has risen above all that they were signed for.
/// </summary>
public sealed partial class CancelRepricing(
    TransactionStore transactions, RungVault vault, TimeProvider time, ILogger<CancelRepricing> logger)
{
    /// <summary>A submission does not wait for more; the next one goes on.</summary>
    private const int MostAtOnce = 16;

    /// <param name="later">The transfer that waits. What cancels earlier ones is to be taken by nodes whenever its own cancel would be.</param>
    internal async ValueTask Reprice(PrivateKey key, UserId user, TransferPlan later, CancellationToken cancellationToken)
    {
        var done = 0;
        await foreach (var open in transactions.Open(user, before: null, cancellationToken))
        {
            // The index may have it as it was.
            if (IsTooCheap(open, key, later) && await TryReprice(key, open.Id, later, cancellationToken) && ++done == MostAtOnce)
                return;
        }
    }

    private static bool IsTooCheap(Transaction open, PrivateKey key, TransferPlan later)
    {
        if (open is not { Status: TransactionStatus.Failed, Mined: null }
            || open.Nonce < later.MinedNonce || open.ChainId != later.ChainId || open.From != key.Address.ToString())
            return false;
        var (fee, now) = (open.Rungs[^1].Fee, later.Fees[^1]);
        return FeeLadder.Above(fee).Max <= now.Max || fee.Priority < later.Fees[0].Priority;
    }

    /// <summary>One whose row is damaged keeps its price, and nobody from submitting.</summary>
    private async ValueTask<bool> TryReprice(PrivateKey key, TransactionId id, TransferPlan later, CancellationToken cancellationToken)
    {
        try
        {
            return await transactions.Signed.Get(id.Value, cancellationToken, consistent: true) is { } givenUp
                && IsTooCheap(givenUp.Transaction, key, later)
                && await Reprice(key, givenUp, later.Fees[^1], cancellationToken);
        }
        catch (Exception failure) when (failure is CryptographicException or MalformedItemException)
        {
            LogNotRepriced(failure, id);
            return false;
        }
    }

    private async ValueTask<bool> Reprice(PrivateKey key, SignedTransfer before, GasFee now, CancellationToken cancellationToken)
    {
        var givenUp = before.Transaction;
        var least = FeeLadder.Above(givenUp.Rungs[^1].Fee);
        var fee = new GasFee(BigInteger.Max(now.Max, least.Max), BigInteger.Max(now.Priority, least.Priority));
        var cancel = TransferPlan.SignCancel(key, givenUp.ChainId, givenUp.Nonce, fee);

        var signed = await vault.Open(before, cancellationToken);
        var after = givenUp with
        {
            FormerCancels = [.. givenUp.FormerCancels, givenUp.Rungs[^1]],
            Rungs = [.. givenUp.Rungs.SkipLast(1), new Rung(cancel.Hash.ToString(), fee.Max, fee.Priority)],
            UpdatedAt = time.GetUtcNow(),
            Version = givenUp.Version + 1,
        };
        var rungs = await vault.Seal(after.Id, after.UserId, [.. signed.SkipLast(1), cancel.Raw], cancellationToken);
        // Who changes it at this moment wins; the next submission comes here again.
        var written = await transactions.Signed.Put(
            new SignedTransfer(after, rungs), Condition.Equal("version", givenUp.Version), cancellationToken);
        return written.Succeeded;
    }

    [LoggerMessage(LogLevel.Error, "What cancels transaction {Id} could not be signed anew.")]
    private partial void LogNotRepriced(Exception failure, TransactionId id);
}
