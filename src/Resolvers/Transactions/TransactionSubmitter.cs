using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Writing;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Transactions;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

/// <summary>
/// Signs a transfer and stores it. Its nonce and its row are written in one transaction, so that no nonce is given out without a
/// transfer or twice, whoever else submits, and wherever a process ends. The row's stream starts the rest.
/// </summary>
public sealed class TransactionSubmitter(
    Database database,
    TransactionStore transactions,
    WalletStore wallets,
    WalletUnlocking unlocking,
    TransferPreflight preflight,
    CancelRepricing repricing,
    RungVault vault,
    ProcessingOptions options,
    TimeProvider time)
{
    /// <summary>How often others may take the nonce first. In one process they take turns, so it is others' processes.</summary>
    private const int MostAttempts = 25;

    public async ValueTask<TransactionPayload> Submit(SubmitTransactionInput input, UserId user, CancellationToken cancellationToken)
    {
        var errors = new List<UserError>();
        if (TransferRules.Read(input, errors) is not { } request)
            return TransactionPayload.Refused(errors);
        var id = TransactionId.Of(user, input.IdempotencyKey);
        if (await transactions.Get(id, cancellationToken) is { } existing)
            return Found(existing, request);
        if (await wallets.Get(user, cancellationToken) is not { } wallet)
            return TransactionPayload.Refused(WalletUnlocking.NoWallet);

        var (plan, refusal) = await preflight.Check(request, Address.Parse(wallet.Address), cancellationToken);
        if (plan is null)
            return TransactionPayload.Refused(refusal!);
        using var unlocked = await unlocking.Unlock(user, input.Password, ["password"], cancellationToken);
        if (!unlocked.IsOpen)
            return TransactionPayload.Refused(unlocked.Error);
        await repricing.Reprice(unlocked.Key, user, plan, cancellationToken);
        return await SignAndStore(id, plan, unlocked.Wallet, unlocked.Key, request, cancellationToken);
    }

    private async ValueTask<TransactionPayload> SignAndStore(
        TransactionId id, TransferPlan plan, Wallet wallet, PrivateKey key, TransferRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var allocation = NonceAllocation.Of(wallet, plan.MinedNonce, plan.Head, options);
            var signed = plan.Sign(key, allocation.Nonce);
            var rungs = await vault.Seal(id, wallet.UserId, [.. signed.Select(rung => rung.Raw)], cancellationToken);
            var transaction = ToTransaction(id, plan, wallet, allocation.Nonce, signed);
            var result = await database.Transaction()
                .Update(wallets.Table, wallet.UserId.Value, UpdateTo(allocation), HasNoncesOf(wallet))
                .Insert(transactions.Signed, new SignedTransfer(transaction, rungs))
                .Commit(cancellationToken);
            if (result.Succeeded)
                return TransactionPayload.Of(transaction);
            if (InTheWay(result) is { } existing)
                return Found(existing, request);
            wallet = await wallets.Get(wallet.UserId, cancellationToken) ?? wallet;
        }
        throw Conflict.Because("Many transfers of this wallet are submitted at this moment; this one was not, send it again.");
    }

    private Transaction ToTransaction(
        TransactionId id, TransferPlan plan, Wallet wallet, long nonce, IReadOnlyList<SignedTransaction> signed)
    {
        var now = time.GetUtcNow();
        return new Transaction(
            id,
            wallet.UserId,
            wallet.Address,
            plan.To.ToString(),
            plan.Amount,
            plan.Token?.ToString(),
            plan.ChainId,
            nonce,
            TransactionStatus.Enqueued,
            TransactionPhase.Signed,
            Message: null,
            [.. signed.Zip(plan.Fees, (rung, fee) => new Rung(rung.Hash.ToString(), fee.Max, fee.Priority))],
            FormerCancels: [],
            Rung: 0,
            RungSince: null,
            Mined: null,
            IsOpen: true,
            LookAgainAt: null,
            CreatedAt: now,
            ReopenedAt: null,
            UpdatedAt: now,
            Version: 1);
    }

    private static Update UpdateTo(NonceAllocation allocation)
    {
        var update = Update.Nothing.Set("nextNonce", allocation.Next);
        return allocation.Skipped.Count > 0
            ? update.SetMap("skippedNonces", map => WalletItemMapping.WriteSkipped(allocation.Skipped, map))
            : update.Remove("skippedNonces");
    }

    /// <summary>Whoever takes a nonce changes one of these: the next one rises, or the first that was skipped.</summary>
    private static Condition HasNoncesOf(Wallet wallet) =>
        Condition.Equal("id", wallet.Id)
        & Is("nextNonce", wallet.NextNonce)
        & Is(AttributePath.Of("skippedNonces", "first"), wallet.Skipped.Count > 0 ? wallet.Skipped[0].First : null);

    private static Condition Is(AttributePath path, long? value) =>
        value is { } number ? Condition.Equal(path, number) : Condition.NotExists(path);

    // The row is the second operation of the transaction.
    private Transaction? InTheWay(TransactionResult result) => result.Refusals
        .FirstOrDefault(refusal => refusal is { Operation: 1, Reason: RefusalReason.ConditionFailed })
        ?.Item(transactions.Signed)?.Transaction;

    private static TransactionPayload Found(Transaction existing, TransferRequest request)
    {
        var isSame = existing.To == request.To.ToString()
            && existing.Token == request.Token?.ToString()
            && DecimalAmount.TryParse(request.Amount, existing.Amount.Decimals, out var amount)
            && amount == existing.Amount.Number;
        return isSame ? TransactionPayload.Of(existing) : TransactionPayload.Refused(KeyIsTaken);
    }

    private static UserError KeyIsTaken { get; } = new(
        "You have submitted another transfer with this key; nothing was done. Give each transfer a key of its own.",
        ["idempotencyKey"],
        UserErrorCode.AlreadyExists);
}
