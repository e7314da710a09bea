using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Processes;

/// <summary>A node of an Ethereum chain of its own (anvil), on a free port of this machine. Ends with this process.</summary>
public sealed class Anvil : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly ServerProcess server;

    private Anvil(ServerProcess server) => this.server = server;

    public Uri Endpoint => server.Endpoint;

    internal int SupervisorId => server.SupervisorId;

    /// <summary>Restores the packages where needed, starts it and gives it back once it answers: some 0.2 s.</summary>
    /// <param name="arguments">Anvil's own, such as <c>--block-time 1</c>.</param>
    /// <exception cref="MissingToolException">Node.js is not installed.</exception>
    public static async Task<Anvil> Start(IReadOnlyList<string>? arguments = null, CancellationToken cancellationToken = default)
    {
        var modules = await NpmPackages.Restore(cancellationToken);
        var program = Path.Combine(modules, "@foundry-rs", $"anvil-{Platform}", "bin", OperatingSystem.IsWindows() ? "anvil.exe" : "anvil");
        return new Anvil(await ServerProcess.Start(
            "anvil", port => SupervisedProcess.Start(program, [.. Arguments(port), .. arguments ?? []], modules), cancellationToken));
    }

    /// <summary>Gives an address so many ether, and lets it have sent so many transactions before.</summary>
    public async Task SetAccount(string address, int ether, long nonce)
    {
        var wei = (BigInteger)ether * BigInteger.Pow(10, 18);
        await Call("anvil_setBalance", address, $"0x{wei.ToString("x", CultureInfo.InvariantCulture)}");
        await Call("anvil_setNonce", address, $"0x{nonce:x}");
    }

    /// <summary>Calls a method of the node, those for testing too.</summary>
    /// <exception cref="InvalidOperationException">The node refuses; the message says why.</exception>
    public async Task<JsonNode?> Call(string method, params JsonNode?[] parameters)
    {
        var call = new JsonObject
        {
            ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = new JsonArray(parameters),
        };
        using var content = new StringContent(call.ToJsonString(), null, "application/json");
        using var response = await http.PostAsync(Endpoint, content);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return answer["error"] is { } error
            ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}")
            : answer["result"];
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return server.DisposeAsync();
    }

    private static string[] Arguments(int port) => ["--port", port.ToString(CultureInfo.InvariantCulture), "--quiet"];

    /// <summary>As npm's packages of it are named.</summary>
    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"{system}-{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}";
        }
    }
}
