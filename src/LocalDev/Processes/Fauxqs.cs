using System.Globalization;

namespace Graph.LocalDev.Processes;

/// <summary>fauxqs, an SQS in memory, on a free port of this machine. Ends with this process.</summary>
public sealed class Fauxqs : IAsyncDisposable
{
    private readonly ServerProcess server;

    private Fauxqs(ServerProcess server) => this.server = server;

    public Uri Endpoint => server.Endpoint;

    internal int SupervisorId => server.SupervisorId;

    /// <summary>Restores the packages where needed, starts it and gives it back once it answers: some 0.5 s.</summary>
    /// <exception cref="MissingToolException">Node.js is not installed.</exception>
    public static async Task<Fauxqs> Start(CancellationToken cancellationToken = default)
    {
        var node = Tool.Node();
        await NpmPackages.Restore(cancellationToken);
        return new Fauxqs(await ServerProcess.Start(
            "fauxqs", port => SupervisedProcess.Start(node, Arguments(port), LocalFolder.Path), cancellationToken));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string[] Arguments(int port) => ["fauxqs.mjs", port.ToString(CultureInfo.InvariantCulture)];
}
