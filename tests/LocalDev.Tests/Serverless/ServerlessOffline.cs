using System.Globalization;
using Graph.LocalDev.Processes;

namespace Graph.LocalDev.Tests.Serverless;

/// <summary>
/// serverless-offline: an HTTP API (payload 2.0) and a WebSocket API of API Gateway as others understand them, which give their events
/// to functions by HTTP. Of a WebSocket's handshake it takes the status only, and echoes the first sub-protocol that is offered.
/// </summary>
internal sealed class ServerlessOffline : IAsyncDisposable
{
    private readonly ServerProcess server;

    private ServerlessOffline(ServerProcess server, int sockets) =>
        (this.server, WebSockets) = (server, new Uri($"http://127.0.0.1:{sockets}"));

    public Uri Http => server.Endpoint;

    /// <summary>Where clients connect, and functions send.</summary>
    public Uri WebSockets { get; }

    /// <param name="functions">Takes an event by POST at the function's name below it.</param>
    public static async Task<ServerlessOffline> Start(Uri functions)
    {
        var folder = await NpmPackages.RestoreEmulators();
        var variables = new Dictionary<string, string?>
        {
            ["FUNCTIONS"] = functions.AbsoluteUri,
            ["SLS_TELEMETRY_DISABLED"] = "1",
            ["SLS_NOTIFICATIONS_MODE"] = "off",
        };
        var sockets = 0;
        var server = await ServerProcess.Start(
            "serverless-offline",
            port =>
            {
                sockets = FreePort.Find();
                return SupervisedProcess.Start(Tool.Node(), Arguments(port, sockets, FreePort.Find()), folder, variables);
            },
            CancellationToken.None);
        return new ServerlessOffline(server, sockets);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string[] Arguments(int http, int sockets, int lambda) =>
    [
        "node_modules/serverless/bin/serverless.js", "offline", "start", "--host", "127.0.0.1",
        "--httpPort", Text(http), "--websocketPort", Text(sockets), "--lambdaPort", Text(lambda),
    ];

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
