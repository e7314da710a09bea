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

    /// <param name="later">The transfer that waits. What cancels earlier ones pays for a gas what its own cancel would pay at most.</param>
    internal async ValueTask Reprice(PrivateKey key, UserId user, TransferPlan later, CancellationToken cancellationToken)
    {
        var now = later.Fees[^1];
        await foreach (var givenUp in transactions.Open(user, before: null, cancellationToken)
            .Where(IsTooCheap).Take(MostAtOnce).WithCancellation(cancellationToken))
            await TryReprice(key, givenUp, now, cancellationToken);

        bool IsTooCheap(Transaction open) =>
            open is { Status: TransactionStatus.Failed, Mined: null }
            && open.Nonce >= later.MinedNonce
            && open.ChainId == later.ChainId
            && open.From == key.Address.ToString()
            && FeeLadder.Above(open.Rungs[^1].Fee).Max <= now.Max;
    }

    /// <summary>One whose row is damaged keeps its price, and nobody from submitting.</summary>
    private async ValueTask TryReprice(PrivateKey key, Transaction givenUp, GasFee now, CancellationToken cancellationToken)
    {
        try
        {
            await Reprice(key, givenUp, now, cancellationToken);
        }
        catch (Exception failure) when (failure is CryptographicException or MalformedItemException)
        {
            LogNotRepriced(failure, givenUp.Id);
        }
    }

    private async ValueTask Reprice(PrivateKey key, Transaction givenUp, GasFee now, CancellationToken cancellationToken)
    {
        if (await transactions.Signed.Get(givenUp.Id.Value, cancellationToken, consistent: true) is not { } before
            || before.Transaction.Version != givenUp.Version)
            return;
        var least = FeeLadder.Above(givenUp.Rungs[^1].Fee);
        var fee = now with { Priority = BigInteger.Max(now.Priority, least.Priority) };
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
        await transactions.Signed.Put(new SignedTransfer(after, rungs), Condition.Equal("version", givenUp.Version), cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "What cancels transaction {Id} could not be signed anew.")]
    private partial void LogNotRepriced(Exception failure, TransactionId id);
}
