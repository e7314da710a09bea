using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Transactions;

/// <summary>The topics on which a transaction's changes are published.</summary>
public sealed class TransactionTopics(Topics topics)
{
    public void Publish(Transaction transaction)
    {
        topics.Publish(Of(transaction.Id), transaction);
        topics.Publish(Of(transaction.UserId), transaction);
    }

    public ValueTask<TopicSubscription<Transaction>> Subscribe(TransactionId id, CancellationToken cancellationToken) =>
        topics.Subscribe<Transaction>(Of(id), cancellationToken);

    public ValueTask<TopicSubscription<Transaction>> Subscribe(UserId user, CancellationToken cancellationToken) =>
        topics.Subscribe<Transaction>(Of(user), cancellationToken);

    private static string Of(TransactionId id) => $"transaction:{id}";

    private static string Of(UserId user) => $"transactions:{user}";
}
