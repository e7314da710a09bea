namespace Graph.Lambda.Runtime;

/// <summary>With SnapStart the process is kept as a snapshot before its first event, and goes on from it.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html</remarks>
internal static class Snapshot
{
    /// <exception cref="Exception">A hook has thrown it; it is reported.</exception>
    public static void Pass(RuntimeApiClient api, RuntimeHooks hooks, CancellationToken stop)
    {
        Do(hooks.BeforeSnapshot, api.FailInitialisation, stop);
        api.AwaitRestore(stop);
        Do(hooks.AfterRestore, api.FailRestore, stop);
    }

    private static void Do(Func<CancellationToken, Task>? hook, Func<FunctionError, Acceptance> report, CancellationToken stop)
    {
        try
        {
            hook?.Invoke(stop).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (!stop.IsCancellationRequested) // of whatever kind: it is reported
        {
            report(FunctionError.Of(exception));
            throw;
        }
    }
}
