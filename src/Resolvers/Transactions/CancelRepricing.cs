using System.Numerics;
using System.Security.Cryptography;
using Graph.DynamoDb.Expressions;
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
    /// <param name="now">What the cancel of a transfer of now would pay.</param>
    /// <param name="mined">How many transactions of the wallet the chain has.</param>
    internal async ValueTask Reprice(PrivateKey key, UserId user, GasFee now, long mined, CancellationToken cancellationToken)
    {
        await foreach (var open in transactions.Open(user, before: null, cancellationToken))
        {
            if (open is { Status: TransactionStatus.Failed, Mined: null } && open.Nonce >= mined && open.Rungs[^1].MaxFeePerGas < now.Max)
                await TryReprice(key, open, now, cancellationToken);
        }
    }

    /// <summary>One whose row is damaged keeps its price, and nobody from submitting.</summary>
    private async ValueTask TryReprice(PrivateKey key, Transaction givenUp, GasFee now, CancellationToken cancellationToken)
    {
        try
        {
            await Reprice(key, givenUp, now, cancellationToken);
        }
        catch (CryptographicException failure)
        {
            LogNotRepriced(failure, givenUp.Id);
        }
    }

    private async ValueTask Reprice(PrivateKey key, Transaction givenUp, GasFee now, CancellationToken cancellationToken)
    {
        if (await transactions.Signed.Get(givenUp.Id.Value, cancellationToken, consistent: true) is not { } before
            || before.Transaction.Version != givenUp.Version)
            return;
        var old = givenUp.Rungs[^1];
        var least = FeeLadder.Above(new GasFee(old.MaxFeePerGas, old.MaxPriorityFeePerGas));
        var fee = new GasFee(BigInteger.Max(now.Max, least.Max), BigInteger.Max(now.Priority, least.Priority));
        var cancel = TransferPlan.SignCancel(key, givenUp.ChainId, givenUp.Nonce, fee);

        var signed = await vault.Open(before, cancellationToken);
        var after = givenUp with
        {
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
