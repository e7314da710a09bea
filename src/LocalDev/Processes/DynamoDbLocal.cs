namespace Graph.LocalDev.Processes;

/// <summary>AWS's own DynamoDB Local, in memory, on a free port of this machine. Ends with this process.</summary>
public sealed class DynamoDbLocal : IAsyncDisposable
{
    private const int PortsTried = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly SupervisedProcess process;

    private DynamoDbLocal(SupervisedProcess process, Uri endpoint)
    {
        this.process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    internal int SupervisorId => process.SupervisorId;

    /// <summary>Restores the packages where needed, starts it and gives it back once it answers: some 2 s.</summary>
    /// <exception cref="MissingToolException">Node.js or Java 17 is not installed.</exception>
    public static async Task<DynamoDbLocal> Start(CancellationToken cancellationToken = default)
    {
        var java = Tool.Java();
        var modules = await NpmPackages.Restore(cancellationToken);
        var folder = Path.Combine(modules, "amplify-dynamodb-simulator", "emulator");
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.Find();
            var process = SupervisedProcess.Start(java, Arguments(port), folder);
            var started = new DynamoDbLocal(process, new Uri($"http://127.0.0.1:{port}"));
            if (await started.Answers(cancellationToken))
                return started;
            await started.DisposeAsync();
            if (process.Output.Contains("UnsupportedClassVersionError", StringComparison.Ordinal))
                throw MissingToolException.NewerJava();
            if (attempt == PortsTried)
                throw new InvalidOperationException($"DynamoDB Local did not start:\n{process.Output}");
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    /// <summary>The serial collector and the first compiler only: quicker up, and a small heap is enough for tests.</summary>
    private static string[] Arguments(int port) =>
    [
        "-Xms64m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
        "-Djava.library.path=./DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar",
        "-disableTelemetry", "-inMemory", "-sharedDb", "-port", port.ToString(System.Globalization.CultureInfo.InvariantCulture),
    ];

    /// <summary>False when it ended instead. Any HTTP answer will do: an unsigned request is refused, but by DynamoDB.</summary>
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
