using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Transactions;

/// <summary>What became of a transaction's submission or change.</summary>
/// <param name="Transaction">As it is stored now; null when nothing was done for errors.</param>
public sealed record TransactionPayload(Transaction? Transaction, IReadOnlyList<UserError> UserErrors)
{
    /// <summary>There is none, or it is somebody else's: nobody learns which.</summary>
    public static TransactionPayload NotFound { get; } =
        Refused(new UserError("You have no transaction with this id.", ["id"], UserErrorCode.NotFound));

    public static TransactionPayload Of(Transaction transaction) => new(transaction, []);

    public static TransactionPayload Refused(params IReadOnlyList<UserError> errors) => new(null, errors);
}
