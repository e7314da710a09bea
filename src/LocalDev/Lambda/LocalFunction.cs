using System.Collections.Concurrent;
using Graph.LocalDev.Processes;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Lambda;

/// <summary>
/// A function as Lambda runs it, on this machine: processes are started when they are needed, each serves one invocation after
/// another, two invocations at once are two processes, and one that ends or takes too long is replaced. They end with this process.
/// </summary>
public sealed partial class LocalFunction : IAsyncDisposable
{
    /// <summary>In bytes: what Lambda gives to a function at most.</summary>
    private const int LargestPayload = 6 * 1024 * 1024;

    private readonly ConcurrentStack<FunctionProcess> idle = new();
    private readonly ConcurrentDictionary<FunctionProcess, bool> all = new();
    private readonly SemaphoreSlim places;
    private readonly LocalFunctionOptions options;
    private readonly ILogger logger;
    private volatile bool isDisposed;

    private LocalFunction(LocalFunctionOptions options, ILogger logger)
    {
        (this.options, this.logger) = (options, logger);
        places = new SemaphoreSlim(options.Concurrency);
    }

    public string Name => options.Name;

    /// <summary>How many processes it has.</summary>
    public int Processes => all.Count;

    /// <summary>Nothing runs until it is invoked.</summary>
    /// <param name="logger">Given the lines that its processes write.</param>
    public static LocalFunction Start(LocalFunctionOptions options, ILogger logger) => new(options, logger);

    /// <summary>Waits for a process that is free, and for what comes of the invocation.</summary>
    /// <param name="cancellationToken">Ends the wait. The function goes on, as on Lambda.</param>
    /// <exception cref="ArgumentException">The payload is larger than 6 MB.</exception>
    /// <exception cref="MissingToolException">Node.js is not installed.</exception>
    public async Task<InvocationOutcome> Invoke(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken = default)
    {
        if (payload.Length > LargestPayload)
            throw new ArgumentException($"A payload of {payload.Length} bytes is larger than {LargestPayload}.", nameof(payload));
        await places.WaitAsync(cancellationToken);
        var outcome = Task.Run(() => Serve(payload), CancellationToken.None);
        try
        {
            return await outcome.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _ = Abandon(outcome);
            throw;
        }
    }

    /// <summary>Kills its processes.</summary>
    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        await Task.WhenAll(all.Keys.Select(End));
    }

    private async Task<InvocationOutcome> Serve(ReadOnlyMemory<byte> payload)
    {
        FunctionProcess process;
        try
        {
            process = await TakeOrStart();
        }
        // Whatever it is, the place is free again.
        catch
        {
            places.Release();
            throw;
        }
        var isReady = await IsReady(process, options.InitTimeout);
        var pending = process.Begin(payload);
        if (!isReady)
            pending.Fail(Failures.TimedOut(pending.RequestId, options.InitTimeout));
        var puttingBack = PutBack(process, pending);
        var outcome = await pending.Outcome;
        // So that who invokes it again does not find it busy still.
        if (outcome is not InvocationOutcome.Streamed)
            await puttingBack;
        return outcome;
    }

    /// <summary>The one that was used last, as Lambda does too.</summary>
    private async Task<FunctionProcess> TakeOrStart()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        while (idle.TryPop(out var waiting))
        {
            if (waiting.IsWaiting)
                return waiting;
            await End(waiting);
        }
        var started = await FunctionProcess.Start(options, logger);
        all[started] = true;
        if (isDisposed)
            await End(started);
        return started;
    }

    /// <summary>Only once it has asked for the next event: what happens before that belongs to this invocation.</summary>
    private async Task PutBack(FunctionProcess process, PendingInvocation pending)
    {
        var failure = await pending.Ended;
        var isInTime = failure is not { Type: "Sandbox.Timedout" } && await IsReady(process, options.Timeout);
        if (isInTime && process.IsWaiting && !isDisposed)
        {
            idle.Push(process);
        }
        else
        {
            LogReplaced(options.Name, failure?.Type ?? "its end");
            await End(process);
        }
        places.Release();
    }

    private static async Task<bool> IsReady(FunctionProcess process, TimeSpan patience)
    {
        try
        {
            await process.Ready.WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task End(FunctionProcess process)
    {
        if (all.TryRemove(process, out _))
            await process.DisposeAsync();
    }

    /// <summary>Nobody reads it.</summary>
    private static async Task Abandon(Task<InvocationOutcome> outcome)
    {
        if (await outcome is InvocationOutcome.Streamed streamed)
            await streamed.Body.DisposeAsync();
    }

    [LoggerMessage(LogLevel.Warning, "{Function}: its process is replaced after {Reason}.")]
    private partial void LogReplaced(string function, string reason);
}
