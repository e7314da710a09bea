using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Runtime;

/// <summary>
/// Asks the Runtime API for an event, gives it to the handler and sends back what that answers, one after another. A handler
/// that fails has failed for this one event alone.
/// </summary>
/// <param name="logger">Without one, failures are written to standard error.</param>
/// <param name="address">Host and port of the Runtime API; those of <c>AWS_LAMBDA_RUNTIME_API</c> when left out.</param>
public sealed partial class InvocationLoop(InvocationHandler handler, ILogger? logger = null, string? address = null)
{
    private readonly ILogger logger = logger ?? StandardErrorLogger.Instance;

    /// <summary>Those of SnapStart and of invocations are used.</summary>
    public RuntimeHooks Hooks { get; init; } = new();

    internal bool IsSnapStart { get; init; } =
        Environment.GetEnvironmentVariable("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start";

    /// <summary>On a thread of its own, which waits for events: no thread of the pool is held while nothing is done.</summary>
    /// <param name="stop">Ends it once the event that it is at is answered.</param>
    /// <exception cref="RuntimeApiException">There is no Runtime API to go on with.</exception>
    public Task Run(CancellationToken stop)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => RunUntil(stop, ended)) { IsBackground = true, Name = "Lambda" }.UnsafeStart();
        return ended.Task;
    }

    private void RunUntil(CancellationToken stop, TaskCompletionSource ended)
    {
        try
        {
            using var api = new RuntimeApiClient(address ?? LambdaRuntime.Address);
            if (IsSnapStart)
                Snapshot.Pass(api, Hooks, stop);
            ServeEach(api, stop);
            ended.SetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was waiting for an event.
            ended.SetResult();
        }
        catch (Exception exception) // of whatever kind: it is thrown where the loop is awaited
        {
            ended.SetException(exception);
        }
    }

    private void ServeEach(RuntimeApiClient api, CancellationToken stop)
    {
        var context = ExecutionContext.Capture()!;
        for (var isFirst = true; !stop.IsCancellationRequested; isFirst = false)
        {
            var invocation = api.Next(isFirst, stop);
            Tell(Hooks.Begun, invocation);
            Serve(api, invocation);
            Tell(Hooks.Ended, invocation);
            // What a handler leaves in an AsyncLocal is not for the next event.
            ExecutionContext.Restore(context);
        }
    }

    private void Tell(Action<Invocation>? hook, Invocation invocation)
    {
        try
        {
            hook?.Invoke(invocation);
        }
        catch (Exception exception) // of whatever kind: it is beside what the function is for
        {
            LogHookFailed(exception, invocation.RequestId);
        }
    }

    private void Serve(RuntimeApiClient api, Invocation invocation)
    {
        // Where AWS's libraries look for it.
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
        using var deadline = new CancellationTokenSource(InvocationDeadline.TimeFor(invocation.Deadline, DateTimeOffset.UtcNow));
        InvocationResult result;
        try
        {
            result = handler(invocation, deadline.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception exception) // whatever a function throws is told to who called it, and the next event is served
        {
            Fail(api, invocation, ErrorOf(invocation, exception, deadline.Token));
            return;
        }
        switch (result)
        {
            case InvocationResult.Buffered buffered:
                using (buffered.Owner)
                    Respond(api, invocation, buffered.Payload);
                break;
            case InvocationResult.Streamed streamed:
                Stream(api, invocation, streamed, deadline.Token);
                break;
            default:
                Fail(api, invocation, FunctionError.Of("Runtime.InvalidResult", "The handler answered with nothing."));
                break;
        }
    }

    private void Respond(RuntimeApiClient api, Invocation invocation, ReadOnlyMemory<byte> payload)
    {
        var taken = payload.Length > RuntimeApiClient.LargestResponse
            ? Acceptance.TooLarge
            : api.Respond(invocation.RequestId, payload);
        if (taken == Acceptance.TooLarge)
            Fail(api, invocation, TooLarge(invocation, payload.Length));
        else if (taken == Acceptance.Refused)
            LogRefused(invocation.RequestId);
    }

    /// <summary>Where nothing was sent yet, a failure is one like that of any handler.</summary>
    private void Stream(
        RuntimeApiClient api, Invocation invocation, InvocationResult.Streamed result, CancellationToken deadline)
    {
        var body = api.BeginResponse(invocation.RequestId, result.ContentType);
        FunctionError? error = null;
        try
        {
            result.Write(body, deadline).GetAwaiter().GetResult();
        }
        catch (IOException) when (body.IsBroken)
        {
            // Lambda does not listen any more; it says why, or the caller is gone.
        }
        catch (Exception exception) // as above
        {
            error = ErrorOf(invocation, exception, deadline);
        }
        if (error is not null && !body.HasBegun)
            Fail(api, invocation, error);
        else if (api.EndResponse(body, error) != Acceptance.Accepted)
            LogRefused(invocation.RequestId);
    }

    /// <summary>It may have been answered meanwhile, such as by the API itself when an answer was too large.</summary>
    private static void Fail(RuntimeApiClient api, Invocation invocation, FunctionError error) =>
        api.Fail(invocation.RequestId, error);

    private FunctionError ErrorOf(Invocation invocation, Exception exception, CancellationToken deadline)
    {
        if (exception is OperationCanceledException && deadline.IsCancellationRequested)
        {
            LogLate(invocation.RequestId);
            return FunctionError.Of("Function.DeadlineExceeded", "The function was cancelled shortly before its deadline.");
        }
        LogFailed(exception, invocation.RequestId);
        return FunctionError.Of(exception);
    }

    private FunctionError TooLarge(Invocation invocation, int size)
    {
        LogTooLarge(invocation.RequestId, size);
        return FunctionError.Of(
            "Function.ResponseSizeTooLarge",
            $"Response payload size exceeded maximum allowed payload size ({RuntimeApiClient.LargestResponse} bytes).");
    }

    // Never events: they can be anybody's.
    [LoggerMessage(LogLevel.Error, "Invocation {RequestId} failed.")]
    private partial void LogFailed(Exception exception, string requestId);

    [LoggerMessage(LogLevel.Error, "Invocation {RequestId} was cancelled shortly before its deadline.")]
    private partial void LogLate(string requestId);

    [LoggerMessage(LogLevel.Error, "Invocation {RequestId}: an answer of {Size} bytes is too large.")]
    private partial void LogTooLarge(string requestId, int size);

    [LoggerMessage(LogLevel.Error, "Invocation {RequestId}: what is done before and after it has failed.")]
    private partial void LogHookFailed(Exception exception, string requestId);

    [LoggerMessage(LogLevel.Warning, "Invocation {RequestId}: Lambda has not taken the answer.")]
    private partial void LogRefused(string requestId);
}
