using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

public sealed class TransactionResolvers(TransactionStore transactions, TransactionSubmitter submitter, TransactionEditor editor)
{
    [Field("Query.transaction")]
    public ValueTask<Transaction?> Transaction(TransactionId id, CancellationToken cancellationToken) => transactions.Get(id, cancellationToken);

    [Field("Query.transactions")]
    public ValueTask<Connection<Transaction>> OfViewer(int first, string? after, Viewer viewer, CancellationToken cancellationToken) =>
        PageOf(UserId.Of(viewer), first, after, cancellationToken);

    [Field("Wallet.transactions")]
    public async ValueTask<Connection<Transaction>?> OfWallet(Wallet wallet, int first, string? after, CancellationToken cancellationToken) =>
        await PageOf(wallet.UserId, first, after, cancellationToken);

    [Field("Mutation.submitTransaction")]
    public ValueTask<TransactionPayload> Submit(SubmitTransactionInput input, Viewer viewer, CancellationToken cancellationToken) =>
        submitter.Submit(input, UserId.Of(viewer), cancellationToken);

    [Field("Mutation.speedUpTransaction")]
    public ValueTask<TransactionPayload> SpeedUp(TransactionId id, Viewer viewer, CancellationToken cancellationToken) =>
        editor.SpeedUp(id, viewer, cancellationToken);

    [Field("Mutation.cancelTransaction")]
    public ValueTask<TransactionPayload> Cancel(TransactionId id, Viewer viewer, CancellationToken cancellationToken) =>
        editor.Cancel(id, viewer, cancellationToken);

    private async ValueTask<Connection<Transaction>> PageOf(UserId user, int first, string? after, CancellationToken cancellationToken) =>
        await transactions.PageOfUser(user, PageSize.Check(first), after, cancellationToken) ?? throw BadCursor.Error();
}
