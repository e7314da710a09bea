namespace Graph.LocalDev.Processes;

/// <summary>A child that serves HTTP on a free port of this machine. Ends with this process.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Another process may take a free port before the child does.</summary>
    private const int PortsTried = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly SupervisedProcess process;

    private ServerProcess(SupervisedProcess process, Uri endpoint)
    {
        this.process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public int SupervisorId => process.SupervisorId;

    /// <summary>Gives it back once it answers.</summary>
    /// <param name="start">Starts it on a port.</param>
    /// <param name="explain">What is missing, by what it wrote before it ended; null when that is not known.</param>
    public static async Task<ServerProcess> Start(
        string name, Func<int, SupervisedProcess> start, CancellationToken cancellationToken, Func<string, Exception?>? explain = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.Find();
            var process = start(port);
            var started = new ServerProcess(process, new Uri($"http://127.0.0.1:{port}"));
            if (await started.Answers(cancellationToken))
                return started;
            await started.DisposeAsync();
            if (explain?.Invoke(process.Output) is { } reason)
                throw reason;
            if (attempt == PortsTried)
                throw new InvalidOperationException($"{name} did not start:\n{process.Output}");
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    /// <summary>False when it ended instead. Any HTTP answer will do.</summary>
    private async Task<bool> Answers(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        using var http = new HttpClient();
        while (!process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(Endpoint, deadline.Token);
                return !process.HasExited;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(BetweenLooks, deadline.Token);
            }
        }
        return false;
    }
}
