namespace Graph.LocalDev.Queues;

/// <summary>A queue with its dead-letter queue beside it: <c>transactions.fifo</c> and <c>transactions-dead.fifo</c>.</summary>
internal sealed record QueueDefinition(string Name)
{
    private const string FifoEnding = ".fifo";

    /// <summary>The queue between the transactions' Pipe and the function that processes them; a group is a wallet.</summary>
    public static QueueDefinition Transactions { get; } = new("transactions" + FifoEnding);

    /// <summary>A message that was received and not deleted comes again after this; in whole seconds.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A message that is due once more after so many deliveries goes to the dead-letter queue instead.</summary>
    public int MaximumReceives { get; init; } = 5;

    /// <summary>One message of a group after another, and none twice within five minutes.</summary>
    public bool IsFifo => Name.EndsWith(FifoEnding, StringComparison.Ordinal);

    public string DeadLetterName => IsFifo ? $"{Name[..^FifoEnding.Length]}-dead{FifoEnding}" : $"{Name}-dead";
}
