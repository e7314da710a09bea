namespace Graph.Lambda.Events;

/// <summary>A value that a sender attached to a message. AWS sends empty lists beside it, which it never fills.</summary>
public sealed record SqsMessageAttribute
{
    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, perhaps with a label: <c>String.uuid</c>.</summary>
    public required string DataType { get; init; }

    /// <summary>Of strings and numbers.</summary>
    public string? StringValue { get; init; }

    /// <summary>Of binary: base64 in JSON.</summary>
    public byte[]? BinaryValue { get; init; }

    public IReadOnlyList<string> StringListValues { get => field ?? []; init; }

    public IReadOnlyList<byte[]> BinaryListValues { get => field ?? []; init; }
}
