namespace Graph.Gateway.Observability;

/// <summary>
/// Logs a line of JSON each, on standard output and before the one who logs goes on; <c>AddJsonConsole</c> leaves it to a thread.
/// What a line has is said at <see cref="LogLine"/>.
/// </summary>
internal sealed class JsonLogs(LineOutput output, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider? scopes;
    private LogLine? spare;

    private DateTimeOffset Now => time.GetUtcNow();

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    /// <summary>What is logged may log while it is made a text of, so a line that is being written is nobody else's.</summary>
    private void Write(LogEntry entry)
    {
        var line = Interlocked.Exchange(ref spare, null) ?? new LogLine();
        output.Write(line.Write(entry, scopes));
        if (line.IsWorthKeeping)
            spare = line;
    }

    private sealed class Category(JsonLogs logs, string name) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logs.scopes?.Push(state);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                logs.Write(new LogEntry(
                    logs.Now, logLevel, name, formatter(state, exception), state as IReadOnlyList<KeyValuePair<string, object?>>, exception));
        }
    }
}
