using System.Globalization;

namespace Graph.LocalDev.Processes;

/// <summary>AWS's own DynamoDB Local, in memory, on a free port of this machine. Ends with this process.</summary>
public sealed class DynamoDbLocal : IAsyncDisposable
{
    private readonly ServerProcess server;

    private DynamoDbLocal(ServerProcess server) => this.server = server;

    public Uri Endpoint => server.Endpoint;

    internal int SupervisorId => server.SupervisorId;

    /// <summary>Restores the packages where needed, starts it and gives it back once it answers: some 2 s.</summary>
    /// <exception cref="MissingToolException">Node.js or Java 17 is not installed.</exception>
    public static async Task<DynamoDbLocal> Start(CancellationToken cancellationToken = default)
    {
        var java = Tool.Java();
        var modules = await NpmPackages.Restore(cancellationToken);
        var folder = Path.Combine(modules, "amplify-dynamodb-simulator", "emulator");
        return new DynamoDbLocal(await ServerProcess.Start(
            "DynamoDB Local", port => SupervisedProcess.Start(java, Arguments(port), folder), cancellationToken, Explain));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>The serial collector, which two processors have time for, and room for what lives as long as a request.</summary>
    private static string[] Arguments(int port) =>
    [
        "-Xms256m", "-Xmn128m", "-Xmx1g", "-XX:+UseSerialGC", "-Xshare:auto",
        "-Djava.library.path=./DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar",
        "-disableTelemetry", "-inMemory", "-sharedDb", "-port", port.ToString(CultureInfo.InvariantCulture),
    ];

    private static Exception? Explain(string output) =>
        output.Contains("UnsupportedClassVersionError", StringComparison.Ordinal) ? MissingToolException.NewerJava() : null;
}
