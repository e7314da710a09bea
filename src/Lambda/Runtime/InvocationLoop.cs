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

    /// <summary>Those of SnapStart are used.</summary>
    public RuntimeHooks Hooks { get; init; } = new();

    internal bool IsSnapStart { get; init; } = Environment.GetEnvironmentVariable("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start";

    /// <param name="stop">Ends it once the event that it is at is answered.</param>
    /// <exception cref="RuntimeApiException">There is no Runtime API to go on with.</exception>
    public async Task Run(CancellationToken stop)
    {
        using var api = new RuntimeApiClient(address ?? LambdaRuntime.Address);
        await Run(api, stop);
    }

    internal async Task Run(RuntimeApiClient api, CancellationToken stop)
    {
        try
        {
            if (IsSnapStart)
                await Snapshot.Pass(api, Hooks, stop);
            for (var isFirst = true; !stop.IsCancellationRequested; isFirst = false)
                await Serve(api, await api.Next(isFirst, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was waiting for an event.
        }
    }

    private async ValueTask Serve(RuntimeApiClient api, Invocation invocation)
    {
        // Where AWS's libraries look for it.
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
        using var deadline = new CancellationTokenSource(InvocationDeadline.TimeFor(invocation.Deadline, DateTimeOffset.UtcNow));
        InvocationResult result;
        try
        {
            result = await handler(invocation, deadline.Token);
        }
        catch (Exception exception) // whatever a function throws is told to who called it, and the next event is served
        {
            await Fail(api, invocation, ErrorOf(invocation, exception, deadline.Token));
            return;
        }
        switch (result)
        {
            case InvocationResult.Buffered buffered:
                await Respond(api, invocation, buffered.Payload);
                break;
            case InvocationResult.Streamed streamed:
                await Stream(api, invocation, streamed, deadline.Token);
                break;
            default:
                await Fail(api, invocation, FunctionError.Of("Runtime.InvalidResult", "The handler answered with nothing."));
                break;
        }
    }

    private async ValueTask Respond(RuntimeApiClient api, Invocation invocation, ReadOnlyMemory<byte> payload)
    {
        var taken = payload.Length > RuntimeApiClient.LargestResponse
            ? Acceptance.TooLarge
            : await api.Respond(invocation.RequestId, payload, CancellationToken.None);
        if (taken == Acceptance.TooLarge)
            await Fail(api, invocation, TooLarge(invocation, payload.Length));
        else if (taken == Acceptance.Refused)
            LogRefused(invocation.RequestId);
    }

    /// <summary>Where nothing was sent yet, a failure is one like that of any handler.</summary>
    private async ValueTask Stream(RuntimeApiClient api, Invocation invocation, InvocationResult.Streamed result, CancellationToken deadline)
    {
        var body = await api.BeginResponse(invocation.RequestId, result.ContentType, CancellationToken.None);
        FunctionError? error = null;
        try
        {
            await result.Write(body, deadline);
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
            await Fail(api, invocation, error);
        else if (await api.EndResponse(body, error, CancellationToken.None) != Acceptance.Accepted)
            LogRefused(invocation.RequestId);
    }

    /// <summary>It may have been answered meanwhile, such as by the API itself when an answer was too large.</summary>
    private static async ValueTask Fail(RuntimeApiClient api, Invocation invocation, FunctionError error) =>
        await api.Fail(invocation.RequestId, error, CancellationToken.None);

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

    [LoggerMessage(LogLevel.Warning, "Invocation {RequestId}: Lambda has not taken the answer.")]
    private partial void LogRefused(string requestId);
}
