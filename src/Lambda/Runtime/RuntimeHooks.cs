using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Runtime;

/// <summary>What else the runtime does in the life of a process. Can be set until the initialisation has ended.</summary>
public sealed class RuntimeHooks
{
    /// <summary>Without one, failures are written to standard error, a line of JSON each.</summary>
    public ILogger? Logger { get; set; }

    /// <summary>Before an event is handled. What it leaves in an <see cref="AsyncLocal{T}"/> is there for the handler, and is gone afterwards.</summary>
    public Action<Invocation>? Begun { get; set; }

    /// <summary>
    /// When an event is answered, and before Lambda is asked for another and may freeze the process: for what is not to wait until it
    /// goes on. Whoever has asked has the answer by then, but the time counts. The payload is not there any more.
    /// </summary>
    public Action<Invocation>? Ended { get; set; }

    /// <summary>
    /// Last of all, when the process is told to end and when it fails: for logs, metrics and traces that are still on their way.
    /// It has half a second. Lambda tells a process so only where an extension is registered.
    /// </summary>
    public Func<CancellationToken, Task>? Shutdown { get; set; }

    /// <summary>With SnapStart, before the snapshot of the process is taken. What it throws fails the initialisation.</summary>
    public Func<CancellationToken, Task>? BeforeSnapshot { get; set; }

    /// <summary>
    /// With SnapStart, each time that a process goes on from the snapshot: connections are gone, credentials are old, and what
    /// was random is the same everywhere. Lambda gives it ten seconds.
    /// </summary>
    public Func<CancellationToken, Task>? AfterRestore { get; set; }
}
