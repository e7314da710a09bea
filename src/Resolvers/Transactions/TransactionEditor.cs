using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Transactions;

/// <summary>
/// Chooses which of a transaction's rungs is to be in nodes' pools. It is signed already, so no password is needed; the change is
/// stored, and its processing sends it.
/// </summary>
public sealed class TransactionEditor(TransactionStore transactions, TimeProvider time)
{
    /// <summary>How often the transaction may change at the same moment.</summary>
    private const int MostAttempts = 10;

    public ValueTask<TransactionPayload> SpeedUp(TransactionId id, Viewer viewer, CancellationToken cancellationToken) =>
        Choose(id, viewer, NextRung, cancellationToken);

    public ValueTask<TransactionPayload> Cancel(TransactionId id, Viewer viewer, CancellationToken cancellationToken) =>
        Choose(id, viewer, transaction => (transaction.CancelRung, null), cancellationToken);

    private async ValueTask<TransactionPayload> Choose(
        TransactionId id, Viewer viewer, Func<Transaction, (int Rung, UserError? Error)> choose, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var before = await transactions.Get(id, cancellationToken);
            if (before is null || !(viewer.IsAdmin || viewer.Owns(before.UserId.Value)))
                return TransactionPayload.NotFound;
            if (!before.IsOpen || before.Mined is not null)
                return TransactionPayload.Refused(NotPossible("The chain has taken it already."));
            var (rung, error) = choose(before);
            if (error is not null)
                return TransactionPayload.Refused(error);
            if (rung == before.Rung)
                return TransactionPayload.Of(before);
            var after = Raise(before, rung);
            if (await transactions.Save(before, after, cancellationToken))
                return TransactionPayload.Of(after);
        }
        throw Conflict.Because("The transaction changes at this moment; nothing was done, send it again.");
    }

    /// <summary>No node has the rung yet, so it is sent at the next look, which is due now.</summary>
    private Transaction Raise(Transaction before, int rung)
    {
        var now = time.GetUtcNow();
        return before with { Rung = rung, RungSince = null, LookAgainAt = now, UpdatedAt = now, Version = before.Version + 1 };
    }

    private static (int Rung, UserError? Error) NextRung(Transaction transaction)
    {
        if (transaction.Status != TransactionStatus.Enqueued)
            return (0, NotPossible("It has failed; what was signed can only be cancelled."));
        if (transaction.IsCancelling)
            return (0, NotPossible("It is being cancelled."));
        var next = transaction.Rung + 1;
        return next < transaction.CancelRung
            ? (next, null)
            : (0, NotPossible("It has the highest fee already that it was submitted for; it can still be cancelled."));
    }

    private static UserError NotPossible(string message) => new(message, ["id"], UserErrorCode.NotPossible);
}
