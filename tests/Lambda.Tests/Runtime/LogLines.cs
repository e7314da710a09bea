using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Tests.Runtime;

/// <summary>Keeps what was logged as text, with exceptions.</summary>
internal sealed class LogLines : ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> All => lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
}
