using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Runtime;

/// <summary>The life of a process that Lambda starts: it gets ready, serves event after event, and ends when it is told to.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html</remarks>
public static partial class LambdaRuntime
{
    private const string AddressVariable = "AWS_LAMBDA_RUNTIME_API";

    /// <summary>Lambda kills a process some 0.6 s after it has told it to end.</summary>
    private static readonly TimeSpan s_shutdownTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether Lambda, or what stands in for it, has started this process.</summary>
    public static bool IsPresent => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(AddressVariable));

    /// <summary>Host and port of the Runtime API.</summary>
    /// <exception cref="InvalidOperationException">This process does not run on Lambda.</exception>
    internal static string Address => IsPresent
        ? Environment.GetEnvironmentVariable(AddressVariable)!
        : throw new InvalidOperationException($"This is not Lambda: {AddressVariable} is not set.");

    /// <inheritdoc cref="Run(Func{CancellationToken, ValueTask{InvocationHandler}}, RuntimeHooks, CancellationToken)"/>
    public static Task<int> Run(Func<CancellationToken, ValueTask<InvocationHandler>> initialise, CancellationToken stop = default) =>
        Run(initialise, new RuntimeHooks(), stop);

    /// <param name="initialise">Makes all that events need. What it throws is reported as an error of the initialisation.</param>
    /// <param name="stop">Ends the process once the event that it is at is answered, as SIGTERM does.</param>
    /// <returns>The exit code: 0 when it was told to end, 1 when it cannot go on.</returns>
    public static async Task<int> Run(
        Func<CancellationToken, ValueTask<InvocationHandler>> initialise, RuntimeHooks hooks, CancellationToken stop = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stopping.Cancel();
        });
        try
        {
            if (await Initialise(initialise, hooks, stopping.Token) is not { } handler)
                return stopping.IsCancellationRequested ? 0 : 1;
            await new InvocationLoop(handler, hooks.Logger) { Hooks = hooks }.Run(stopping.Token);
            return 0;
        }
        catch (Exception exception) // of whatever kind: the process ends, and Lambda starts another
        {
            LogEnds(LoggerOf(hooks), exception);
            return 1;
        }
        finally
        {
            await ShutDown(hooks);
        }
    }

    /// <summary>
    /// Tells Lambda why the process cannot serve events: for programs that get ready before they have a handler. The process ends
    /// then, with an exit code that is not zero.
    /// </summary>
    /// <exception cref="RuntimeApiException">It cannot be told.</exception>
    public static void ReportInitialisationError(Exception exception)
    {
        using var api = new RuntimeApiClient(Address);
        api.FailInitialisation(FunctionError.Of(exception));
    }

    /// <returns>Null when it fails, which is reported.</returns>
    private static async ValueTask<InvocationHandler?> Initialise(
        Func<CancellationToken, ValueTask<InvocationHandler>> initialise, RuntimeHooks hooks, CancellationToken stop)
    {
        try
        {
            return await initialise(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) // of whatever kind: Lambda tells it to who called the function
        {
            LogNotReady(LoggerOf(hooks), exception);
            ReportInitialisationError(exception);
            return null;
        }
    }

    private static async Task ShutDown(RuntimeHooks hooks)
    {
        if (hooks.Shutdown is not { } shutdown)
            return;
        using var limit = new CancellationTokenSource(s_shutdownTime);
        try
        {
            await Task.Run(() => shutdown(limit.Token), CancellationToken.None).WaitAsync(limit.Token);
        }
        catch (Exception exception) // of whatever kind: the process ends anyway
        {
            LogShutdownFailed(LoggerOf(hooks), exception);
        }
    }

    private static ILogger LoggerOf(RuntimeHooks hooks) => hooks.Logger ?? StandardErrorLogger.Instance;

    [LoggerMessage(LogLevel.Critical, "The function cannot get ready.")]
    private static partial void LogNotReady(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Critical, "The function's process ends.")]
    private static partial void LogEnds(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "Not all was done before the end of the function's process.")]
    private static partial void LogShutdownFailed(ILogger logger, Exception exception);
}
