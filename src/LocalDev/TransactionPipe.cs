using Graph.Functions;
using Graph.Lambda.Events;
using Graph.LocalDev.Queues;
using Graph.Resolvers.Transactions;

namespace Graph.LocalDev;

/// <summary>
/// What goes from the transactions' stream to their queue: those of which a node is to be sent something, that is new ones, and those
/// whose fee was raised or that were cancelled. Messages of one wallet come one after another.
/// </summary>
internal static class TransactionPipe
{
    public static PipeRule Rule { get; } = new(
        change => IsToBeSent(change.DynamoDb),
        change => new QueueMessage(
            TransactionMessage.Of(new TransactionId(change.KeyText("id")!)), change.NewText("userId"), change.SequenceNumber));

    /// <summary>The chain may still change it, and no node has what it is to have.</summary>
    private static bool IsToBeSent(StreamRecord change) =>
        change.NewText("openUserId") is not null && change.NewText("rungSince") is null;
}
