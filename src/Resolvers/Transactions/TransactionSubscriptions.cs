using System.Runtime.CompilerServices;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Transactions;

/// <summary>
/// A transaction's state now, and then its changes. The subscription begins before the state is read, and what it brings that is
/// not newer than the state is left out: so nothing is missed, and nothing comes twice or out of order.
/// </summary>
public sealed class TransactionSubscriptions(TransactionStore transactions, TransactionTopics topics)
{
    [Field("Subscription.transactionUpdated")]
    public async IAsyncEnumerable<Transaction?> Updated(
        TransactionId id, Viewer viewer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = await topics.Subscribe(id, cancellationToken);
        if (changes.IsNew)
        {
            var current = await transactions.Get(id, cancellationToken);
            if (current is null || !(viewer.IsAdmin || viewer.Owns(current.UserId.Value)))
                throw NotFound();
            if (changes.TryTell(current.Id.Value, current.Version))
                yield return current;
        }

        await foreach (var changed in changes.Read(cancellationToken))
        {
            if (changes.TryTell(changed.Id.Value, changed.Version))
                yield return changed;
        }
    }

    [Field("Subscription.myTransactionsUpdated")]
    public async IAsyncEnumerable<Transaction?> OfViewerUpdated(Viewer viewer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var user = UserId.Of(viewer);
        using var changes = await topics.Subscribe(user, cancellationToken);
        if (changes.IsNew)
        {
            // The index says which; it may lag behind what they are now.
            await foreach (var indexed in transactions.Open(user, before: null, cancellationToken))
            {
                if (await transactions.Get(indexed.Id, cancellationToken) is { } current && changes.TryTell(current.Id.Value, current.Version))
                    yield return current;
            }
        }

        await foreach (var changed in changes.Read(cancellationToken))
        {
            if (changes.TryTell(changed.Id.Value, changed.Version))
                yield return changed;
        }
    }

    private static GraphQLException NotFound() => new("You have no transaction with this id.", "NOT_FOUND");
}
