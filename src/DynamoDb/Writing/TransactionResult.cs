using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Writing;

/// <summary>What became of a transaction: all of it happened, or nothing.</summary>
/// <param name="Refusals">Empty when it happened; otherwise the operations that stood against it.</param>
public sealed record TransactionResult(IReadOnlyList<TransactionRefusal> Refusals)
{
    public bool Succeeded => Refusals.Count == 0;

    /// <summary>Whether it failed by a condition: sending it again will not help.</summary>
    public bool ConditionFailed => Refusals.Any(refusal => refusal.Reason == RefusalReason.ConditionFailed);
}

/// <summary>Why one operation was refused.</summary>
public sealed class TransactionRefusal
{
    private readonly Dictionary<string, AttributeValue>? row;

    internal TransactionRefusal(int operation, RefusalReason reason, Dictionary<string, AttributeValue>? row)
    {
        Operation = operation;
        Reason = reason;
        this.row = row;
    }

    /// <summary>The operation's position in the order in which they were added, from 0.</summary>
    public int Operation { get; }

    public RefusalReason Reason { get; }

    /// <summary>The stored item that failed the condition; null when there is none.</summary>
    public T? Item<T>(Table<T> table)
        where T : notnull =>
        row is { Count: > 0 } ? table.Read(row) : default;
}

public enum RefusalReason
{
    ConditionFailed,

    /// <summary>Another transaction or write had the item, to the last attempt.</summary>
    Conflict,

    /// <summary>The table's throughput was exceeded, to the last attempt.</summary>
    Throttled,
}
