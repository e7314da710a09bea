namespace Graph.Lambda.Runtime;

/// <summary>With SnapStart: between getting ready and the first event the process is kept as a snapshot, and goes on from it.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html</remarks>
internal static class Snapshot
{
    /// <exception cref="Exception">A hook has thrown it; it is reported.</exception>
    public static async ValueTask Pass(RuntimeApiClient api, RuntimeHooks hooks, CancellationToken stop)
    {
        await Do(hooks.BeforeSnapshot, api.FailInitialisation, stop);
        await api.AwaitRestore(stop);
        await Do(hooks.AfterRestore, api.FailRestore, stop);
    }

    private static async ValueTask Do(
        Func<CancellationToken, Task>? hook, Func<FunctionError, CancellationToken, ValueTask<Acceptance>> report, CancellationToken stop)
    {
        if (hook is null)
            return;
        try
        {
            await hook(stop);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested) // of whatever kind: Lambda tells it to who called the function
        {
            await report(FunctionError.Of(exception), stop);
            throw;
        }
    }
}
