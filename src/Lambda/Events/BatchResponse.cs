namespace Graph.Lambda.Events;

/// <summary>
/// Which of a batch failed and shall come again (<c>ReportBatchItemFailures</c>): messages by id, stream records by sequence
/// number. Of a stream everything from the lowest number on comes again.
/// </summary>
/// <remarks>
/// To AWS an empty list says that all is done; an identifier that is missing, empty or not of the batch fails the whole batch.
/// </remarks>
public sealed record BatchResponse
{
    public static BatchResponse AllDone { get; } = new();

    public IReadOnlyList<BatchItemFailure> BatchItemFailures { get => field ?? []; init; }

    public static BatchResponse Failed(params IEnumerable<string> identifiers) =>
        new() { BatchItemFailures = [.. identifiers.Select(identifier => new BatchItemFailure(identifier))] };
}

/// <param name="ItemIdentifier">A message's id or a record's sequence number.</param>
public sealed record BatchItemFailure(string? ItemIdentifier);
