using Graph.LocalDev.Processes;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Lambda;

/// <summary>An environment of a function: a process with a Runtime API of its own, for one invocation after another.</summary>
internal sealed partial class FunctionProcess : IAsyncDisposable
{
    private readonly RuntimeApi api;
    private readonly SupervisedProcess process;
    private readonly Task watching;

    private FunctionProcess(RuntimeApi api, SupervisedProcess process)
    {
        (this.api, this.process) = (api, process);
        watching = Watch();
    }

    /// <summary>It can be given an event.</summary>
    public bool IsWaiting => api.IsWaiting;

    /// <summary>It waits for an event, or never will.</summary>
    public Task Ready => api.Ready;

    public static async Task<FunctionProcess> Start(LocalFunctionOptions options, ILogger logger)
    {
        var api = await RuntimeApi.Start(options.RuntimeApi);
        try
        {
            var variables = options.VariablesFor(api.Address);
            return new FunctionProcess(api, SupervisedProcess.Start(
                options.Command, options.Arguments, options.Folder, variables, line => LogLine(logger, options.Name, line)));
        }
        catch // such as a tool that is missing: nothing is left behind
        {
            await api.DisposeAsync();
            throw;
        }
    }

    public PendingInvocation Begin(ReadOnlyMemory<byte> payload) => api.Begin(payload);

    /// <summary>Kills it, as Lambda does without saying so before.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await watching;
        await api.DisposeAsync();
    }

    private async Task Watch() => api.End(await process.Exit);

    [LoggerMessage(LogLevel.Information, "{Function}: {Line}")]
    private static partial void LogLine(ILogger logger, string function, string line);
}
