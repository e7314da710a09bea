using Graph.Lambda.Events;

namespace Graph.LocalDev.Queues;

/// <summary>
/// What becomes of the messages that a function was given, as AWS's event source mapping for queues has it
/// (<c>ReportBatchItemFailures</c>).
/// </summary>
/// <remarks>
/// In a FIFO queue whatever follows a failed message in its group failed with it, said or not: otherwise it would overtake.
/// AWS leaves that to the function.
/// </remarks>
internal static class QueueBatch
{
    /// <param name="response">Null says, as an empty one does, that all is done.</param>
    /// <returns>Whether each of the messages is done, in their order.</returns>
    public static IReadOnlyList<bool> Done(IReadOnlyList<SqsMessage> messages, BatchResponse? response)
    {
        var failed = (response?.BatchItemFailures ?? []).Select(failure => failure?.ItemIdentifier).ToHashSet();
        if (!failed.IsSubsetOf(messages.Select(message => message.MessageId)))
            return [.. messages.Select(_ => false)];
        var held = new HashSet<string>(StringComparer.Ordinal);
        return [.. messages.Select(message => IsDone(message, failed, held))];
    }

    /// <param name="held">The groups of which a message failed.</param>
    private static bool IsDone(SqsMessage message, HashSet<string?> failed, HashSet<string> held)
    {
        if (message.MessageGroupId is { } group && held.Contains(group))
            return false;
        if (!failed.Contains(message.MessageId))
            return true;
        if (message.MessageGroupId is { } failing)
            held.Add(failing);
        return false;
    }
}
