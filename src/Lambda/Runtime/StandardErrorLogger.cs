using System.Text;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Runtime;

/// <summary>For who has no logger yet: warnings and worse, a line of JSON each, which Lambda puts into the function's log.</summary>
internal sealed class StandardErrorLogger : ILogger
{
    public static StandardErrorLogger Instance { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var line = exception is null ? FunctionError.Of($"{logLevel}", formatter(state, null)) : FunctionError.Of(exception);
        Console.Error.WriteLine(Encoding.UTF8.GetString(line.ToJson()));
    }
}
