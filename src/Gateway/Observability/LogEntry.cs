namespace Graph.Gateway.Observability;

/// <summary>What is logged once.</summary>
/// <param name="Arguments">Of the message's template, by their names, with the template itself as <c>{OriginalFormat}</c>.</param>
internal readonly record struct LogEntry(
    DateTimeOffset Time,
    LogLevel Level,
    string Category,
    string Message,
    IReadOnlyList<KeyValuePair<string, object?>>? Arguments,
    Exception? Exception);
