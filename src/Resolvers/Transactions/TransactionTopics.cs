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

    public TopicSubscription<Transaction> Subscribe(TransactionId id) => topics.Subscribe<Transaction>(Of(id));

    public TopicSubscription<Transaction> Subscribe(UserId user) => topics.Subscribe<Transaction>(Of(user));

    private static string Of(TransactionId id) => $"transaction:{id}";

    private static string Of(UserId user) => $"transactions:{user}";
}
